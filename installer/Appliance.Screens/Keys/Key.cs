namespace Appliance.Screens.Keys;

public enum Key
{
    /// <summary>A character; which, is in <see cref="KeyPress.Rune"/>.</summary>
    Character,

    /// <summary>Several characters at once; they are in <see cref="KeyPress.Text"/>.</summary>
    Paste,
    Enter,
    Tab,
    Escape,
    Backspace,
    Delete,
    Insert,
    Home,
    End,
    PageUp,
    PageDown,
    Up,
    Down,
    Left,
    Right,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12,
}
