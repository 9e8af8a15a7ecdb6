using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>The pages with their state: <c>*</c> the current one, <c>+</c> done, <c>!</c> has errors.</summary>
public sealed class PageList : View
{
    private int _first;
    private int _position;
    private int _page = 1;
    private int _current;

    /// <summary>By Enter, with the number of the page.</summary>
    public event Action<int>? Chosen;

    public IReadOnlyList<PageEntry> Pages { get; set; } = [];

    /// <summary>Number of the page that is shown.</summary>
    public int Current
    {
        get => _current;
        set => _current = _position = value;
    }

    public override int HeightAt(int width) => Pages.Count;

    public override void Draw(Region region, Theme theme, bool focused)
    {
        _page = Math.Max(1, region.Height);
        var seen = focused ? _position : _current;
        _first = Scroll.Show(_first, seen, seen + 1, _page, Pages.Count);
        for (var row = 0; row < _page && _first + row < Pages.Count; row++)
        {
            DrawPage(region.Row(row), theme, _first + row, focused);
        }

        Scroll.Marks(region, theme, _first, Pages.Count);
        if (focused)
        {
            region.Cursor(0, _position - _first);
        }
    }

    public override bool Handle(KeyPress key)
    {
        if (key.Is(Key.Enter) && _position < Pages.Count)
        {
            Chosen?.Invoke(_position);
            return true;
        }

        if (Scroll.Target(key, _position, _page) is not { } target)
        {
            return false;
        }

        var before = _position;
        _position = Math.Clamp(target, 0, Math.Max(0, Pages.Count - 1));
        return _position != before;
    }

    private void DrawPage(Region region, Theme theme, int index, bool focused)
    {
        var (mark, role) = Pages[index].Mark switch
        {
            PageMark.Done => ('+', Role.Good),
            PageMark.Errors => ('!', Role.Error),
            _ => (' ', Role.Muted),
        };
        var title = index == _current ? Role.Heading : Role.Text;
        if (focused && index == _position)
        {
            (title, role) = (Role.Selected, Role.Selected);
        }

        region.Text(0, 0, index == _current ? "*" : " ", theme[title]);
        region.Text(1, 0, $"{mark} ", theme[role]);
        region.Text(3, 0, CellWidth.Fit(Pages[index].Title, region.Width - 4, theme.Glyphs.Cut), theme[title]);
    }
}
