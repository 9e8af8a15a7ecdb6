using System.Text;
using Appliance.Screens.Terminals;
using Spectre.Console;

namespace Appliance.Screens.Drawing;

/// <summary>Styles as SGR sequences.</summary>
internal static class StyleCodes
{
    // In the order of ConsoleColor, whose blue and red are the other way round.
    private static readonly int[] Numbers = [0, 4, 2, 6, 1, 5, 3, 7];

    /// <summary>Always from the beginning: a VT100 cannot switch off one attribute alone.</summary>
    public static string Of(Style style, ColorDepth colors)
    {
        var codes = new StringBuilder("\e[");
        Add(codes, style.Decoration.HasFlag(Decoration.Bold), "1");
        Add(codes, style.Decoration.HasFlag(Decoration.Underline), "4");
        Add(codes, style.Decoration.HasFlag(Decoration.Invert), "7");
        if (colors == ColorDepth.Sixteen)
        {
            Add(codes, !IsDefault(style.Foreground), Number(style.Foreground, 30, 90));
            Add(codes, !IsDefault(style.Background), Number(style.Background, 40, 100));
        }

        return (codes.Length > 2 ? codes.Insert(2, "0") : codes).Append('m').ToString();
    }

    /// <summary>Whether two styles look the same there.</summary>
    public static bool Same(Style one, Style other, ColorDepth colors) =>
        ReferenceEquals(one, other) || one.Equals(other) || Of(one, colors) == Of(other, colors);

    private static void Add(StringBuilder codes, bool wanted, string code)
    {
        if (wanted)
        {
            codes.Append(';').Append(code);
        }
    }

    private static bool IsDefault(Color color) => color.Equals(Color.Default);

    private static string Number(Color color, int first, int firstBright)
    {
        if (IsDefault(color))
        {
            return "";
        }

        var number = (int)Color.ToConsoleColor(color);
        return (number < 8 ? first + Numbers[number] : firstBright + Numbers[number - 8]).ToString();
    }
}
