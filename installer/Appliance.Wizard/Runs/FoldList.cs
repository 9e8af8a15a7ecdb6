using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;

namespace Appliance.Wizard.Runs;

/// <summary>Lines that unfold. The cursor goes over all that is seen, so that long details can be read.</summary>
internal sealed class FoldList : View
{
    private const string Indent = "    ";

    // The mark of the row that has the cursor, and a blank.
    private const int Margin = 2;

    private readonly List<Row> _rows = [];
    private IReadOnlyList<FoldItem> _items = [];
    private int _width;
    private int _position;
    private int _first;
    private int _page = 1;

    public IReadOnlyList<FoldItem> Items
    {
        get => _items;
        set
        {
            (_items, _position, _first) = (value, 0, 0);
            Layout();
        }
    }

    /// <summary>The one that the cursor is on, or in; null when there is none.</summary>
    public FoldItem? Selected => _position < _rows.Count ? _items[_rows[_position].Item] : null;

    public void Select(FoldItem item) => _position = Math.Max(0, _rows.FindIndex(row => row.IsHead && ReferenceEquals(_items[row.Item], item)));

    public override void Draw(Region region, Theme theme, bool focused)
    {
        if (_width != region.Width)
        {
            _width = region.Width;
            Layout();
        }

        _page = Math.Max(1, region.Height);
        _first = Math.Clamp(Math.Min(Math.Max(_first, _position + 1 - _page), _position), 0, Math.Max(0, _rows.Count - _page));
        for (var row = 0; row < region.Height && _first + row < _rows.Count; row++)
        {
            DrawRow(region.Part(0, row, region.Width - 1, 1), theme, _rows[_first + row], focused && _first + row == _position);
        }

        if (_first > 0)
        {
            region.Text(region.Width - 1, 0, theme.Glyphs.Less, theme[Role.Muted]);
        }

        if (_first + _page < _rows.Count)
        {
            region.Text(region.Width - 1, region.Height - 1, theme.Glyphs.More, theme[Role.Muted]);
        }

        if (focused)
        {
            region.Cursor(0, _position - _first);
        }
    }

    public override bool Handle(KeyPress key)
    {
        if (key.Is(Key.Enter) && Selected is { Activated: { } activated })
        {
            activated();
            return true;
        }

        if (key.Is(Key.Enter) || key.Is(' '))
        {
            Fold();
            return true;
        }

        var target = key switch
        {
            { Modifiers: not KeyModifiers.None } => (int?)null,
            { Key: Key.Up } => _position - 1,
            { Key: Key.Down } => _position + 1,
            { Key: Key.PageUp } => _position - Math.Max(1, _page - 1),
            { Key: Key.PageDown } => _position + Math.Max(1, _page - 1),
            { Key: Key.Home } => 0,
            { Key: Key.End } => int.MaxValue / 2,
            _ => null,
        };
        if (target is not { } wanted)
        {
            return false;
        }

        var before = _position;
        _position = Math.Clamp(wanted, 0, Math.Max(0, _rows.Count - 1));
        // At its ends, Up and Down lead out of it.
        return _position != before || key.Key is not (Key.Up or Key.Down);
    }

    private void Fold()
    {
        if (Selected is not { Details.Count: > 0 } item)
        {
            return;
        }

        item.IsOpen = !item.IsOpen;
        Layout();
        Select(item);
    }

    private void DrawRow(Region row, Theme theme, Row shown, bool selected)
    {
        var item = _items[shown.Item];
        var style = theme[selected ? Role.Selected : shown.Line.Role];
        if (selected)
        {
            row.Fill(style);
            row.Text(0, 0, ">", style);
        }

        row = row.Part(Margin, 0, row.Width - Margin, 1);
        if (!shown.IsHead)
        {
            row.Text(0, 0, shown.Line.Text, style);
            return;
        }

        var end = row.Width - CellWidth.Of(item.Note);
        var room = Math.Max(0, end - (item.Note.Length > 0 ? 1 : 0));
        var mark = item.Details.Count == 0 ? "" : item.IsOpen ? "- " : "+ ";
        var text = mark + item.Line.Text;
        row.Text(0, 0, CellWidth.Of(text) > room ? CellWidth.Fit(text, room, theme.Glyphs.Cut) : text, style);
        row.Text(end, 0, item.Note, theme[selected ? Role.Selected : item.NoteRole]);
    }

    private void Layout()
    {
        _rows.Clear();
        for (var index = 0; index < _items.Count; index++)
        {
            _rows.Add(new Row(index, IsHead: true, _items[index].Line));
            foreach (var line in _items[index].IsOpen ? _items[index].Details : [])
            {
                _rows.AddRange(TextWrap.Lines(line.Text, Math.Max(10, _width - 1 - Margin - Indent.Length)).Select(text => new Row(index, IsHead: false, line with { Text = Indent + text })));
            }
        }
    }

    private readonly record struct Row(int Item, bool IsHead, TextLine Line);
}
