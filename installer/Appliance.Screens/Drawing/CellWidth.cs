using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Appliance.Screens.Drawing;

/// <summary>How many cells of a terminal a text takes.</summary>
public static class CellWidth
{
    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>2 for the wide characters of East Asia, 0 for what joins the character before it or is not drawn.</summary>
    public static int Of(Rune rune) => rune.Value switch
    {
        >= 0x20 and < 0x7f => 1,
        < 0xa0 => 0,
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => 0,
        < 0x300 => 1,
        < 0x10000 => new Segment(rune.ToString()).CellCount(),
        // Emoji and the rarer ideographs.
        >= 0x1f300 and <= 0x1faff or >= 0x20000 and <= 0x3fffd => 2,
        _ => 1,
    };

    /// <summary>Whether it changes the character before it, such as an accent.</summary>
    internal static bool Joins(Rune rune) => Of(rune) == 0 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>The longest beginning of a text that fits.</summary>
    public static string Cut(string text, int cells)
    {
        var (used, length) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            used += Of(rune);
            if (used > cells)
            {
                return text[..length];
            }

            length += rune.Utf16SequenceLength;
        }

        return text;
    }

    /// <summary>A text in just so many cells: filled up with blanks, or cut with a mark of that.</summary>
    public static string Fit(string text, int cells, string mark)
    {
        var width = Of(text);
        if (width <= cells)
        {
            return text + new string(' ', cells - width);
        }

        var cut = Cut(text, Math.Max(0, cells - Of(mark))) + mark;
        return Cut(cut + new string(' ', Math.Max(0, cells - Of(cut))), Math.Max(0, cells));
    }
}
