using System.Text;

namespace Appliance.Wizard.Words;

/// <summary>How wide text is on a terminal. East Asian letters and marks take two columns (Unicode TR11).</summary>
public static class Columns
{
    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>Text in lines no wider than that, broken at spaces, and between East Asian letters.</summary>
    public static IEnumerable<string> Wrap(string text, int width) => text.Split('\n').SelectMany(line => WrapLine(line, width));

    private static IEnumerable<string> WrapLine(string line, int width)
    {
        var indent = line[..^line.TrimStart().Length];
        var rest = line;
        while (Of(rest) > width)
        {
            var end = End(rest, width);
            yield return rest[..end].TrimEnd();
            rest = indent + rest[end..].TrimStart();
        }

        yield return rest;
    }

    // The last place to break at; where a word is wider than the line, in the word.
    private static int End(string line, int width)
    {
        var (at, columns, good) = (0, 0, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (columns + Of(rune) > width)
            {
                break;
            }

            columns += Of(rune);
            at += rune.Utf16SequenceLength;
            if ((rune.Value == ' ' && line[..at].Trim().Length > 0 || Of(rune) == 2) && !ClosesAt(line, at))
            {
                good = at;
            }
        }

        return good > 0 ? good : Math.Max(at, 1);
    }

    // No line begins with what closes the one before.
    private static bool ClosesAt(string line, int at) => at < line.Length && "，。、；：？！）》」』】”’…".Contains(line[at], StringComparison.Ordinal);

    private static int Of(Rune rune) => rune.Value is >= 0x1100 and <= 0x115f or >= 0x2e80 and <= 0xa4cf or >= 0xac00 and <= 0xd7a3
        or >= 0xf900 and <= 0xfaff or >= 0xfe30 and <= 0xfe6f or >= 0xff00 and <= 0xff60 or >= 0xffe0 and <= 0xffe6 or >= 0x1f300 and <= 0x1faff or >= 0x20000 and <= 0x3fffd ? 2 : 1;
}
