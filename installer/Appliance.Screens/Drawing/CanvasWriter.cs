using System.Buffers;
using System.Text;
using Appliance.Screens.Terminals;
using Spectre.Console;

namespace Appliance.Screens.Drawing;

/// <summary>Makes a terminal show a canvas by sending only what differs from the one before.</summary>
public sealed class CanvasWriter(TerminalCapabilities capabilities)
{
    // So many cells that stay are cheaper sent again than a move of the cursor.
    private const int CheapGap = 4;

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private Canvas? _shown;
    private Style? _style;
    private (int Column, int Row)? _at;
    private bool? _cursorShown;

    /// <summary>What is on the screen is not known any more: the next canvas is sent whole.</summary>
    public void Forget() => _shown = null;

    /// <summary>What to send; no bytes when the screen shows it already.</summary>
    public ReadOnlyMemory<byte> Write(Canvas canvas)
    {
        _bytes.Clear();
        if (_shown?.Size != canvas.Size)
        {
            (_style, _at, _cursorShown) = (null, null, null);
            Hide();
            SetStyle(Style.Plain);
            Send("\e[H\e[J");
            _shown = new Canvas(canvas.Size);
        }

        for (var row = 0; row < canvas.Size.Rows; row++)
        {
            WriteRow(canvas, _shown, row);
        }

        PlaceCursor(canvas);
        _shown = canvas;
        return _bytes.WrittenMemory;
    }

    private void WriteRow(Canvas canvas, Canvas shown, int row)
    {
        var now = canvas.Row(row);
        var before = shown.Row(row);
        var blankFrom = BlankFrom(now);
        for (var column = 0; column < now.Length; column++)
        {
            if (IsSame(now[column], before[column]))
            {
                continue;
            }

            Hide();
            if (column >= blankFrom)
            {
                MoveTo(column, row, now);
                SetStyle(Style.Plain);
                Send("\e[K");
                return;
            }

            // A right half differs only where its left one does, which draws both.
            MoveTo(column, row, now);
            WriteCell(now, column);
            column += WidthAt(now, column) - 1;
        }
    }

    // Only blanks as they are after erasing are left on the row.
    private int BlankFrom(ReadOnlySpan<Cell> cells)
    {
        var from = cells.Length;
        while (from > 0 && IsSame(cells[from - 1], Cell.Blank))
        {
            from--;
        }

        return from;
    }

    private bool IsSame(Cell one, Cell other) => one.Text == other.Text && StyleCodes.Same(one.Style, other.Style, capabilities.Colors);

    private static int WidthAt(ReadOnlySpan<Cell> cells, int column) => column + 1 < cells.Length && cells[column + 1].Text.Length == 0 ? 2 : 1;

    private void MoveTo(int column, int row, ReadOnlySpan<Cell> cells)
    {
        if (_at is { } at && at.Row == row && at.Column <= column && column - at.Column <= CheapGap && IsCheap(cells[at.Column..column]))
        {
            for (var gap = at.Column; gap < column; gap++)
            {
                WriteCell(cells, gap);
            }

            return;
        }

        Move(column, row);
    }

    private bool IsCheap(ReadOnlySpan<Cell> cells)
    {
        foreach (var cell in cells)
        {
            if (cell.Text.Length != 1 || cell.Text[0] >= 0x7f || _style is null || !StyleCodes.Same(cell.Style, _style, capabilities.Colors))
            {
                return false;
            }
        }

        return true;
    }

    private void WriteCell(ReadOnlySpan<Cell> cells, int column)
    {
        var (cell, width) = (cells[column], WidthAt(cells, column));
        SetStyle(cell.Style);
        var sure = SendText(cell.Text, width);
        // Terminals do not agree on how wide the unusual is.
        _at = sure && _at is { } at ? (column + width, at.Row) : null;
    }

    private bool SendText(string text, int width)
    {
        if (capabilities.Unicode || text.All(IsEncodable))
        {
            Send(text);
            return text.Length == 1;
        }

        // Text of others is cut with a mark too, and the mark is no character of theirs.
        Send(text == Glyphs.Unicode.Cut ? Glyphs.Ascii.Cut : new string('?', width));
        return true;
    }

    private bool IsEncodable(char character) => character < (capabilities.Encoding is ASCIIEncoding ? 0x80 : 0x100);

    private void SetStyle(Style style)
    {
        if (_style is null || !StyleCodes.Same(style, _style, capabilities.Colors))
        {
            Send(StyleCodes.Of(style, capabilities.Colors));
        }

        _style = style;
    }

    private void PlaceCursor(Canvas canvas)
    {
        if (canvas.Cursor is not { } cursor)
        {
            Hide();
            return;
        }

        if (_at != cursor)
        {
            Move(cursor.Column, cursor.Row);
        }

        if (_cursorShown != true)
        {
            Send(capabilities.Family == TerminalFamily.Vt100 ? "" : "\e[?25h");
            _cursorShown = true;
        }
    }

    // A cursor that is seen running over the screen is a nuisance; unchanged screens send nothing.
    private void Hide()
    {
        if (_cursorShown != false)
        {
            Send(capabilities.Family == TerminalFamily.Vt100 ? "" : "\e[?25l");
            _cursorShown = false;
        }
    }

    private void Move(int column, int row)
    {
        Send((column, row) == (0, 0) ? "\e[H" : $"\e[{row + 1};{column + 1}H");
        _at = (column, row);
    }

    private void Send(string text) => capabilities.Encoding.GetBytes(text, _bytes);
}
