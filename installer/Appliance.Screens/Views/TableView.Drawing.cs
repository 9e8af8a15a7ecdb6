using Appliance.Screens.Drawing;
using Appliance.Screens.Themes;
using Style = Spectre.Console.Style;

namespace Appliance.Screens.Views;

public sealed partial class TableView
{
    // The mark of the selected row and a blank.
    private const int Margin = 2;

    public override void Draw(Region region, Theme theme, bool focused)
    {
        var widths = Widths(region.Width - Margin - 1);
        DrawCells(region.Row(0), theme, widths, [.. columns.Select(column => column.Header)], theme[Role.Heading]);
        var body = region.Part(0, 1, region.Width, region.Height - 1);
        _page = Math.Max(1, body.Height);
        _first = Scroll.Show(_first, Selected, Selected + 1, _page, rows.Count);
        if (rows.Count == 0)
        {
            body.Text(Margin, 0, Empty, theme[Role.Muted]);
        }

        for (var row = 0; row < body.Height && _first + row < rows.Count; row++)
        {
            DrawRow(body.Row(row), theme, widths, _first + row, focused);
        }

        Scroll.Marks(body, theme, _first, rows.Count);
        if (focused)
        {
            body.Cursor(0, Math.Max(0, Selected) - _first);
        }
    }

    private void DrawRow(Region region, Theme theme, int[] widths, int index, bool focused)
    {
        var selected = index == Selected;
        var style = theme[selected ? focused ? Role.Selected : Role.SelectedUnfocused : rows[index].Role];
        if (selected)
        {
            region.Part(0, 0, region.Width - 1, 1).Fill(style);
            region.Text(0, 0, ">", style);
        }

        DrawCells(region, theme, widths, rows[index].Cells, style);
    }

    private void DrawCells(Region region, Theme theme, int[] widths, IReadOnlyList<string> cells, Style style)
    {
        var column = Margin;
        for (var index = 0; index < widths.Length; index++)
        {
            var text = index < cells.Count ? cells[index] : "";
            var fitted = CellWidth.Fit(text, widths[index], theme.Glyphs.Cut);
            var indent = columns[index].Right ? Math.Max(0, widths[index] - CellWidth.Of(text)) : 0;
            region.Part(column, 0, widths[index], 1).Text(indent, 0, indent > 0 ? text : fitted, style);
            column += widths[index] + 1;
        }
    }

    private int[] Widths(int room)
    {
        var rest = room - columns.Sum(column => column.Width) - (columns.Count - 1);
        var sharing = columns.Count(column => column.Width == 0);
        var grown = Grown(rest, sharing);
        rest -= grown.Sum();
        var widths = new int[columns.Count];
        for (var index = 0; index < widths.Length; index++)
        {
            widths[index] = columns[index].Width + grown[index];
            if (columns[index].Width == 0)
            {
                widths[index] = Math.Max(0, rest / sharing);
                rest -= widths[index];
                sharing--;
            }
        }

        return widths;
    }

    // By how many cells each is wider than it is at least.
    private int[] Grown(int rest, int sharing)
    {
        var grown = new int[columns.Count];
        for (var index = 0; index < grown.Length; index++)
        {
            if (columns[index] is { GrowsWhileOthersHave: > 0 and var least, Width: var width })
            {
                var longest = rows.Max(row => (int?)(index < row.Cells.Count ? CellWidth.Of(row.Cells[index]) : 0)) ?? 0;
                grown[index] = Math.Clamp(longest - width, 0, Math.Max(0, rest - grown.Sum() - least * sharing));
            }
        }

        return grown;
    }
}
