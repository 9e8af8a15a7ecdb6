using System.Text;

namespace Appliance.Planning.Questions;

/// <summary>What no text may have in it, whatever it is for: it ends up in config files, on terminals and in SQL.</summary>
internal static class TextRules
{
    public static string? Problem(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != System.Buffers.OperationStatus.Done)
            {
                return "is not valid Unicode";
            }

            if (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or 0xfeff)
            {
                return "has a line break or another control character in it";
            }

            rest = rest[used..];
        }

        return null;
    }

    /// <summary>As <see cref="Problem"/>, for what people read: nothing that makes a line read otherwise than it is (Unicode TR9).</summary>
    public static string? ProblemForReaders(string text) =>
        Problem(text) ?? (text.Any(TurnsText) ? "has a character in it that turns the direction of text" : null);

    private static bool TurnsText(char value) => value is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
