using System.Text;
using Appliance.Screens.Keys;

namespace Appliance.Screens.Testing;

/// <summary>What an xterm sends for a key.</summary>
public static class KeyBytes
{
    public static byte[] Of(KeyPress key, Encoding encoding) => encoding.GetBytes(key.Key switch
    {
        Key.Paste => $"\e[200~{key.Text}\e[201~",
        Key.Character when key.Modifiers.HasFlag(KeyModifiers.Control) => ((char)(key.Rune.Value & 0x1f)).ToString(),
        Key.Character => (key.Modifiers.HasFlag(KeyModifiers.Alt) ? "\e" : "") + key.Rune,
        Key.Enter => "\r",
        Key.Tab => key.Modifiers == KeyModifiers.Shift ? "\e[Z" : "\t",
        Key.Escape => "\e",
        Key.Backspace => "\x7f",
        Key.Delete => "\e[3~",
        Key.Insert => "\e[2~",
        Key.Home => "\e[H",
        Key.End => "\e[F",
        Key.PageUp => "\e[5~",
        Key.PageDown => "\e[6~",
        Key.Up => "\e[A",
        Key.Down => "\e[B",
        Key.Right => "\e[C",
        Key.Left => "\e[D",
        >= Key.F1 and <= Key.F4 => "\eO" + (char)('P' + (key.Key - Key.F1)),
        Key.F5 => "\e[15~",
        >= Key.F6 and <= Key.F10 => $"\e[{17 + (key.Key - Key.F6)}~",
        _ => $"\e[{23 + (key.Key - Key.F11)}~",
    });
}
