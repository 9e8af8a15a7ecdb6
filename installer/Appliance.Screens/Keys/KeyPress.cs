using System.Text;

namespace Appliance.Screens.Keys;

/// <summary>One key with what was held, or a pasted text.</summary>
public readonly record struct KeyPress(Key Key, KeyModifiers Modifiers = KeyModifiers.None)
{
    /// <summary>The character, where the key is one. With Control it is the lower-case letter.</summary>
    public Rune Rune { get; init; }

    /// <summary>What was pasted.</summary>
    public string Text { get; init; } = "";

    public static KeyPress Of(Rune rune, KeyModifiers modifiers = KeyModifiers.None) => new(Key.Character, modifiers) { Rune = rune };

    public static KeyPress Of(char character) => Of(new Rune(character));

    public static KeyPress Control(char letter) => Of(new Rune(letter), KeyModifiers.Control);

    public static KeyPress Pasted(string text) => new(Key.Paste) { Text = text };

    public static implicit operator KeyPress(Key key) => new(key);

    /// <summary>Whether it is this key with nothing held.</summary>
    public bool Is(Key key) => Key == key && Modifiers == KeyModifiers.None;

    /// <summary>Whether it is this character with nothing held.</summary>
    public bool Is(char character) => Is(Key.Character) && Rune.Value == character;

    public bool IsControl(char letter) => Key == Key.Character && Modifiers == KeyModifiers.Control && Rune.Value == letter;

    /// <summary>Whether it is a character to be put into a text.</summary>
    public bool IsTyped => Is(Key.Character);
}
