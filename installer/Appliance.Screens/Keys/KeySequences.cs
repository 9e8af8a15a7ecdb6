namespace Appliance.Screens.Keys;

/// <summary>What the sequences of function keys mean.</summary>
/// <remarks>From console_codes(4), xterm's ctlseqs and the VT220 programmer reference.</remarks>
internal static class KeySequences
{
    /// <summary>A sequence after <c>ESC [</c>; null for one that is none of ours.</summary>
    public static KeyPress? Control(int[] numbers, char final)
    {
        var first = numbers.ElementAtOrDefault(0);
        var modifiers = Modifiers(numbers.ElementAtOrDefault(1));
        return final switch
        {
            'Z' => new(Key.Tab, KeyModifiers.Shift),
            '~' => Numbered(first) is { } key ? key with { Modifiers = key.Modifiers | modifiers } : null,
            _ => Lettered(final) is { } key ? new KeyPress(key, modifiers) : null,
        };
    }

    /// <summary>A sequence after <c>ESC O</c>: arrows, PF keys and the keypad.</summary>
    public static KeyPress? Single(char final) => final switch
    {
        'M' => Key.Enter,
        'I' => Key.Tab,
        ' ' => KeyPress.Of(' '),
        >= 'j' and <= 'y' => KeyPress.Of("*+,-./0123456789"[final - 'j']),
        'X' => KeyPress.Of('='),
        _ => Lettered(final) is { } key ? new KeyPress(key) : null,
    };

    /// <summary>The first five function keys of the Linux console: <c>ESC [ [ A</c> to <c>E</c>.</summary>
    public static KeyPress? LinuxFunction(char final) => final is >= 'A' and <= 'E' ? new KeyPress(Key.F1 + (final - 'A')) : null;

    /// <summary>The function key that a digit after Esc stands for, where a keyboard has none: 1 is F1, 0 is F10.</summary>
    public static KeyPress Digit(char digit) => digit == '0' ? Key.F10 : Key.F1 + (digit - '1');

    private static Key? Lettered(char final) => final switch
    {
        'A' => Key.Up,
        'B' => Key.Down,
        'C' => Key.Right,
        'D' => Key.Left,
        'F' => Key.End,
        'H' => Key.Home,
        >= 'P' and <= 'S' => Key.F1 + (final - 'P'),
        _ => null,
    };

    private static KeyPress? Numbered(int number) => number switch
    {
        1 or 7 => Key.Home,
        2 => Key.Insert,
        3 => Key.Delete,
        4 or 8 => Key.End,
        5 => Key.PageUp,
        6 => Key.PageDown,
        >= 11 and <= 15 => Key.F1 + (number - 11),
        >= 17 and <= 21 => Key.F6 + (number - 17),
        23 or 24 => Key.F11 + (number - 23),
        // F13 to F20 are what the Linux console sends for Shift and F1 to F8.
        25 or 26 => new(Key.F1 + (number - 25), KeyModifiers.Shift),
        28 or 29 => new(Key.F3 + (number - 28), KeyModifiers.Shift),
        >= 31 and <= 34 => new(Key.F5 + (number - 31), KeyModifiers.Shift),
        _ => null,
    };

    private static KeyModifiers Modifiers(int parameter) => parameter is > 1 and <= 8 ? (KeyModifiers)(parameter - 1) : KeyModifiers.None;
}
