using System.Text;
using Appliance.Screens.Drawing;
using Appliance.Screens.Terminals;

namespace Appliance.Screens.Testing;

/// <summary>Shows what a terminal would show that was sent the same text.</summary>
/// <remarks>Knows what we send, and nothing else: all other is noted as a mistake.</remarks>
internal sealed partial class ScreenInterpreter(TerminalFamily family, TerminalSize size)
{
    private ScreenCell[,] _cells = Empty(size);
    private ScreenCell[,]? _main;
    private int _column;
    private int _row;

    public TerminalSize Size { get; private set; } = size;

    public List<string> Mistakes { get; } = [];

    public bool CursorVisible { get; private set; } = true;

    public bool Wraps { get; private set; } = true;

    public bool BracketsPaste { get; private set; }

    public bool OnAlternateScreen => _main is not null;

    public string Look { get; private set; } = "";

    public (int Column, int Row) Cursor => (_column, _row);

    public ScreenCell this[int column, int row] => _cells[row, column];

    public void Resize(TerminalSize to)
    {
        var cells = Empty(to);
        for (var row = 0; row < Math.Min(to.Rows, Size.Rows); row++)
        {
            for (var column = 0; column < Math.Min(to.Columns, Size.Columns); column++)
            {
                cells[row, column] = _cells[row, column];
            }
        }

        (Size, _cells) = (to, cells);
        (_column, _row) = (Math.Min(_column, to.Columns - 1), Math.Min(_row, to.Rows - 1));
    }

    public void Take(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '\e')
            {
                at = TakeSequence(text, at);
                continue;
            }

            var rune = Rune.GetRuneAt(text, at);
            Print(rune);
            at += rune.Utf16SequenceLength;
        }
    }

    private static ScreenCell[,] Empty(TerminalSize size)
    {
        var cells = new ScreenCell[size.Rows, size.Columns];
        for (var row = 0; row < size.Rows; row++)
        {
            for (var column = 0; column < size.Columns; column++)
            {
                cells[row, column] = ScreenCell.Blank;
            }
        }

        return cells;
    }

    private void Print(Rune rune)
    {
        if (Rune.IsControl(rune))
        {
            Mistakes.Add($"control character {rune.Value:x}");
            return;
        }

        var width = CellWidth.Of(rune);
        if (width == 0)
        {
            JoinTo(_column - 1, rune);
            return;
        }

        if (_column + width > Size.Columns)
        {
            Mistakes.Add($"'{rune}' past the last column");
            return;
        }

        Split(_column);
        Split(_column + width - 1);
        _cells[_row, _column] = new(rune.ToString(), Look);
        if (width == 2)
        {
            _cells[_row, _column + 1] = new("", Look);
        }

        _column += width;
    }

    private void JoinTo(int column, Rune rune)
    {
        while (column > 0 && _cells[_row, column].Text.Length == 0)
        {
            column--;
        }

        _cells[_row, column] = _cells[_row, column] with { Text = _cells[_row, column].Text + rune };
    }

    // What is written over one half of a wide character takes away the other.
    private void Split(int column)
    {
        if (_cells[_row, column].Text.Length == 0)
        {
            _cells[_row, column] = _cells[_row, column] with { Text = " " };
            _cells[_row, column - 1] = _cells[_row, column - 1] with { Text = " " };
        }
        else if (column + 1 < Size.Columns && _cells[_row, column + 1].Text.Length == 0)
        {
            _cells[_row, column + 1] = _cells[_row, column + 1] with { Text = " " };
        }
    }
}
