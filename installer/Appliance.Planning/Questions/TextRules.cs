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
}
