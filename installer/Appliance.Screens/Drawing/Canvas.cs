using System.Text;
using Appliance.Screens.Terminals;
using Spectre.Console;

namespace Appliance.Screens.Drawing;

/// <summary>A screen to be: a grid of cells and where the cursor stands.</summary>
public sealed class Canvas
{
    private readonly Cell[] _cells;

    public Canvas(TerminalSize size)
    {
        Size = size;
        _cells = new Cell[size.Columns * size.Rows];
        Array.Fill(_cells, Cell.Blank);
    }

    public TerminalSize Size { get; }

    /// <summary>Where the cursor is shown; null hides it.</summary>
    public (int Column, int Row)? Cursor { get; set; }

    public Region Whole => new(this, new(0, 0, Size.Columns, Size.Rows));

    public Cell this[int column, int row] => _cells[(row * Size.Columns) + column];

    /// <summary>The text, a line for each row, without blanks at the ends of lines.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var row = 0; row < Size.Rows; row++)
        {
            var line = string.Concat(Row(row).ToArray().Select(cell => cell.Text));
            text.Append(line.TrimEnd(' ')).Append('\n');
        }

        return text.ToString();
    }

    internal ReadOnlySpan<Cell> Row(int row) => _cells.AsSpan(row * Size.Columns, Size.Columns);

    /// <summary>Puts a character of one or two cells, which must lie on the screen.</summary>
    internal void Put(int column, int row, string text, int width, Style style)
    {
        // Half of a wide character cannot be shown.
        Unpair(column, row);
        Unpair(column + width - 1, row);
        var at = (row * Size.Columns) + column;
        _cells[at] = new(text, style);
        if (width == 2)
        {
            _cells[at + 1] = new("", style);
        }
    }

    internal void Join(int column, int row, string mark)
    {
        var at = (row * Size.Columns) + column;
        if (_cells[at].Text.Length is > 0 and < 8)
        {
            _cells[at] = _cells[at] with { Text = _cells[at].Text + mark };
        }
    }

    private void Unpair(int column, int row)
    {
        var at = (row * Size.Columns) + column;
        if (_cells[at].Text.Length == 0)
        {
            _cells[at] = _cells[at] with { Text = " " };
            _cells[at - 1] = _cells[at - 1] with { Text = " " };
        }
        else if (column + 1 < Size.Columns && _cells[at + 1].Text.Length == 0)
        {
            _cells[at] = _cells[at] with { Text = " " };
            _cells[at + 1] = _cells[at + 1] with { Text = " " };
        }
    }
}
