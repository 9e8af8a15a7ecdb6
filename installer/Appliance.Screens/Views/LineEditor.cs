using System.Globalization;
using Appliance.Screens.Drawing;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>A line of text being typed.</summary>
public abstract partial class LineEditor : View
{
    private string _text = "";
    private int _cursor;
    private int _from;

    /// <summary>After each change by a key.</summary>
    public event Action? Changed;

    /// <summary>The most characters it takes.</summary>
    public int Longest { get; init; } = 1024;

    /// <summary>Whether the whole text is selected: what is typed replaces it, a key that moves begins to change it.</summary>
    public bool Selected
    {
        get => field && _text.Length > 0;
        set;
    }

    protected string Typed
    {
        get => _text;
        set => (_text, _cursor, _from, Selected) = (value, value.Length, 0, false);
    }

    /// <summary>What is drawn for a part of the text.</summary>
    protected abstract string Shown(string part);

    public override void Draw(Region region, Theme theme, bool focused)
    {
        var room = region.Width - 2;
        Scroll(room);
        var frame = theme[focused ? Role.LabelFocused : Role.Label];
        var style = theme[focused ? Role.FieldFocused : Role.Field];
        region.Text(0, 0, _from > 0 ? "<" : "[", frame);
        var rest = Shown(_text[_from..]);
        region.Text(1, 0, Cut(rest, room), style);
        if (focused && Selected)
        {
            // Only what would be replaced stands out, without colours too.
            var end = Math.Min(CellWidth.Of(rest), room);
            region.Text(1 + end, 0, new string(' ', room - end), theme[Role.Field]);
        }

        region.Text(region.Width - 1, 0, CellWidth.Of(rest) > room ? ">" : "]", frame);
        if (focused)
        {
            region.Cursor(1 + Math.Min(WidthOf(_from, _cursor), Math.Max(0, room - 1)), 0);
        }
    }

    private static string Cut(string text, int room)
    {
        var cut = CellWidth.Cut(text, room);
        return cut + new string(' ', Math.Max(0, room - CellWidth.Of(cut)));
    }

    // The cursor stands on a cell of its own, after the last character too.
    private void Scroll(int room)
    {
        _from = Math.Min(_from, _cursor);
        while (_from < _cursor && WidthOf(_from, _cursor) >= room)
        {
            _from = After(_from);
        }

        while (_from > 0 && WidthOf(Before(_from), _text.Length) < room)
        {
            _from = Before(_from);
        }
    }

    private int WidthOf(int start, int end) => CellWidth.Of(Shown(_text[start..end]));

    private int After(int at) => at < _text.Length ? at + StringInfo.GetNextTextElementLength(_text, at) : at;

    private int Before(int at)
    {
        var before = 0;
        for (var next = After(0); next < at; next = After(next))
        {
            before = next;
        }

        return before;
    }
}
