using Spectre.Console;

namespace Appliance.Screens.Drawing;

/// <summary>A part of a canvas; what is drawn outside of it is not drawn.</summary>
public readonly partial struct Region
{
    private readonly Canvas _canvas;
    private readonly Rectangle _place;
    private readonly Rectangle _visible;

    public Region(Canvas canvas, Rectangle place)
        : this(canvas, place, new(0, 0, canvas.Size.Columns, canvas.Size.Rows))
    {
    }

    private Region(Canvas canvas, Rectangle place, Rectangle visible)
    {
        _canvas = canvas;
        _place = place;
        _visible = visible.Intersect(place);
    }

    public int Width => _place.Width;

    public int Height => _place.Height;

    /// <summary>A part of this part.</summary>
    public Region Part(int left, int top, int width, int height) =>
        new(_canvas, new(_place.Left + left, _place.Top + top, Math.Max(0, width), Math.Max(0, height)), _visible);

    public Region Part(Rectangle place) => Part(place.Left, place.Top, place.Width, place.Height);

    public Region Row(int row) => Part(0, row, Width, 1);

    /// <summary>All but a margin.</summary>
    public Region Inside(int horizontal, int vertical) => Part(horizontal, vertical, Width - (2 * horizontal), Height - (2 * vertical));

    /// <summary>Draws a text on one row and tells the column after it. Control characters are not drawn.</summary>
    public int Text(int column, int row, string text, Style style)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var width = CellWidth.Of(rune);
            if (width == 0)
            {
                if (CellWidth.Joins(rune) && Holds(column - 1, row))
                {
                    Join(column, row, rune.ToString());
                }

                continue;
            }

            Put(column, row, rune.ToString(), width, style);
            column += width;
        }

        return column;
    }

    public void Fill(Style style)
    {
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                Put(column, row, " ", 1, style);
            }
        }
    }

    /// <summary>Shows the cursor there, unless it is outside.</summary>
    public void Cursor(int column, int row)
    {
        if (Holds(column, row))
        {
            _canvas.Cursor = (_place.Left + column, _place.Top + row);
        }
    }

    private bool Holds(int column, int row) =>
        _place.Left + column >= _visible.Left && _place.Left + column < _visible.Right
        && _place.Top + row >= _visible.Top && _place.Top + row < _visible.Bottom;

    private void Put(int column, int row, string text, int width, Style style)
    {
        var (starts, ends) = (Holds(column, row), Holds(column + width - 1, row));
        if (starts && ends)
        {
            _canvas.Put(_place.Left + column, _place.Top + row, text, width, style);
        }
        else if (starts || ends)
        {
            _canvas.Put(_place.Left + (starts ? column : column + 1), _place.Top + row, " ", 1, style);
        }
    }

    private void Join(int column, int row, string mark)
    {
        var at = _place.Left + column - 1;
        while (at > 0 && _canvas[at, _place.Top + row].Text.Length == 0)
        {
            at--;
        }

        _canvas.Join(at, _place.Top + row, mark);
    }
}
