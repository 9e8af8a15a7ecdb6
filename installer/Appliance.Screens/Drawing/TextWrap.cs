using System.Text;

namespace Appliance.Screens.Drawing;

/// <summary>Breaks a text into lines of a width: between words, and inside of what is longer than a line.</summary>
public static class TextWrap
{
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Replace("\t", "    ").Split('\n'))
        {
            Break(paragraph, Math.Max(2, width), lines);
        }

        return lines;
    }

    private static void Break(string paragraph, int width, List<string> lines)
    {
        // The line so far, and how much of it ends with a word: chars.
        var line = new StringBuilder();
        var (cells, breakAt, hasText, afterWide) = (0, 0, false, false);
        foreach (var rune in paragraph.EnumerateRunes())
        {
            var wide = CellWidth.Of(rune);
            // Ideographs may be parted anywhere, but no line begins with what closes the one before.
            if (afterWide && !Closes(rune))
            {
                breakAt = line.Length;
            }

            if (cells + wide > width)
            {
                if (rune.Value == ' ')
                {
                    breakAt = line.Length;
                }

                var at = breakAt > 0 ? breakAt : line.Length;
                lines.Add(line.ToString(0, at).TrimEnd(' '));
                line.Remove(0, at);
                while (line.Length > 0 && line[0] == ' ')
                {
                    line.Remove(0, 1);
                }

                (cells, breakAt) = (CellWidth.Of(line.ToString()), 0);
                if (rune.Value == ' ' && line.Length == 0)
                {
                    continue;
                }
            }

            line.Append(rune);
            cells += wide;
            // An indent is no line of its own.
            if (rune.Value == ' ' && hasText)
            {
                breakAt = line.Length;
            }

            hasText |= rune.Value != ' ';
            afterWide = wide == 2 || afterWide && wide == 0;
        }

        lines.Add(line.ToString().TrimEnd(' '));
    }

    private static bool Closes(Rune rune) => rune.IsBmp && "，。、；：？！）》」』】”’…,.;:?!)".Contains((char)rune.Value, StringComparison.Ordinal);
}
