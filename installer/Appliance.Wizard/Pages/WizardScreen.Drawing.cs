using Appliance.Screens.Drawing;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;

namespace Appliance.Wizard.Pages;

public sealed partial class WizardScreen
{
    private const int ListWidth = 20;

    public override void Draw(Region whole, Theme theme)
    {
        var (bottom, left) = (whole.Height - 2, ListWidth + 2);
        _title.Draw(whole.Row(0), theme);
        DrawList(whole.Part(0, 2, ListWidth, bottom - 3), theme);
        whole.Part(ListWidth, 1, 1, bottom - 1).Column(0, theme[Role.Border], theme.Glyphs);
        whole.Text(left, 1, Current.Title, theme[Role.Heading]);
        Current.Body.Draw(whole.Part(left, 3, whole.Width - left, bottom - 4), theme, !_onList);
        DrawMessage(whole.Part(1, bottom, whole.Width - 2, 1), theme);
        _keys.Hints = [.. LiveKeys()];
        _keys.Draw(whole.Row(whole.Height - 1), theme, focused: false);
    }

    private void DrawList(Region region, Theme theme)
    {
        var pages = Pages;
        _list.Pages = [.. pages.Select(page => new PageEntry(page.Title, page.Mark))];
        // Setting it moves the cursor back to it.
        var current = pages.ToList().IndexOf(Current);
        if (!_onList || _list.Current != current)
        {
            _list.Current = current;
        }

        _list.Draw(region, theme, _onList);
    }

    private void DrawMessage(Region row, Theme theme)
    {
        if ((_said ?? (_onList ? null : Current.Message)) is { } line)
        {
            var text = CellWidth.Of(line.Text) > row.Width ? CellWidth.Fit(line.Text, row.Width, theme.Glyphs.Cut) : line.Text;
            row.Text(0, 0, text, theme[line.Role]);
        }
    }

    // The first ones are kept where there is little room.
    private IEnumerable<KeyHint> LiveKeys()
    {
        if (_layers.Any)
        {
            yield return new("Tab", Words["key.move"]);
            yield return new("Enter", Words["key.go-on"]);
            yield return new("Esc", Words["key.close"]);
            yield break;
        }

        yield return new("F1", Words["key.help"]);
        foreach (var hint in _onList ? [new KeyHint("Enter", Words["key.go-to-page"])] : Current.Hints)
        {
            yield return hint;
        }

        if (!Current.Holds)
        {
            if (_onList || Neighbour(-1) is { MayEnter: true })
            {
                yield return new("Esc", Words["key.back"]);
            }

            yield return new("F6", Words[_onList ? "key.to-page" : "key.to-list"]);
        }

        if (_calls.Leave is not null)
        {
            yield return new("F10", Words[_calls.AsksToStop() ? "key.stop" : "key.leave"]);
        }

        if (_calls.Shell is not null)
        {
            yield return new("F2", Words["key.shell"]);
        }

        if (_calls.Look is not null)
        {
            yield return new("F4", Words["key.look"]);
        }

        yield return new("F3", Words["key.redraw"]);
    }
}
