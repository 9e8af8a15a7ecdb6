using Spectre.Console;
using Spectre.Console.Rendering;

namespace Appliance.Screens.Drawing;

public readonly partial struct Region
{
    /// <summary>A frame around the part; what is inside of it stays.</summary>
    public void Border(Style style, Glyphs glyphs)
    {
        if (Width < 2 || Height < 2)
        {
            return;
        }

        for (var column = 1; column < Width - 1; column++)
        {
            Put(column, 0, glyphs.Horizontal, 1, style);
            Put(column, Height - 1, glyphs.Horizontal, 1, style);
        }

        for (var row = 1; row < Height - 1; row++)
        {
            Put(0, row, glyphs.Vertical, 1, style);
            Put(Width - 1, row, glyphs.Vertical, 1, style);
        }

        Put(0, 0, glyphs.UpperLeft, 1, style);
        Put(Width - 1, 0, glyphs.UpperRight, 1, style);
        Put(0, Height - 1, glyphs.LowerLeft, 1, style);
        Put(Width - 1, Height - 1, glyphs.LowerRight, 1, style);
    }

    /// <summary>A line across a row.</summary>
    public void Line(int row, Style style, Glyphs glyphs)
    {
        for (var column = 0; column < Width; column++)
        {
            Put(column, row, glyphs.Horizontal, 1, style);
        }
    }

    public void Column(int column, Style style, Glyphs glyphs)
    {
        for (var row = 0; row < Height; row++)
        {
            Put(column, row, glyphs.Vertical, 1, style);
        }
    }

    /// <summary>Draws a table, tree, panel or the like of Spectre.Console.</summary>
    /// <param name="unicode">Whether its lines may be other than ASCII.</param>
    public void Render(IRenderable renderable, bool unicode)
    {
        var options = new RenderOptions(new CanvasTraits(unicode), new Size(Width, Height));
        var row = 0;
        foreach (var line in Segment.SplitLines(renderable.Render(options, Width), Width))
        {
            var column = 0;
            foreach (var segment in line.Where(segment => !segment.IsControlCode))
            {
                column = Text(column, row, unicode ? segment.Text : AsciiLines(segment.Text), segment.Style);
            }

            row++;
        }
    }

    // Spectre.Console keeps most of its lines even where it is told that there are none.
    private static string AsciiLines(string text) => string.Concat(text.Select(character => character switch
    {
        '─' or '━' or '═' or '╌' or '┄' => '-',
        '│' or '┃' or '║' or '╎' or '┆' => '|',
        >= '\u2500' and <= '\u257f' => '+',
        >= '\u2580' and <= '\u259f' => '#',
        _ => character,
    }));

    private sealed class CanvasTraits(bool unicode) : IReadOnlyCapabilities
    {
        public ColorSystem ColorSystem => ColorSystem.Standard;

        public bool Ansi => true;

        public bool Links => false;

        public bool Legacy => false;

        public bool IsTerminal => true;

        public bool Interactive => false;

        public bool Unicode => unicode;
    }
}
