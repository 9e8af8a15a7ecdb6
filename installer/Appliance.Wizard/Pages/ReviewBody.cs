using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;

namespace Appliance.Wizard.Pages;

/// <summary>A summary, a table as high as there is room, and buttons under it.</summary>
internal sealed class ReviewBody(TableView table, ButtonRow buttons) : View
{
    private bool _onButtons;

    public TextLine Summary { get; set; }

    public override void Enter(bool last) => _onButtons = last;

    public override void Draw(Region region, Theme theme, bool focused)
    {
        region.Text(0, 0, CellWidth.Fit(Summary.Text, region.Width - 1, theme.Glyphs.Cut), theme[Summary.Role]);
        table.Draw(region.Part(0, 2, region.Width, region.Height - 4), theme, focused && !_onButtons);
        buttons.Draw(region.Row(region.Height - 1), theme, focused && _onButtons);
    }

    public override bool Handle(KeyPress key)
    {
        if (_onButtons ? buttons.Handle(key) : table.Handle(key))
        {
            return true;
        }

        var back = key is { Key: Key.Tab, Modifiers: KeyModifiers.Shift } || key.Is(Key.Up);
        var forth = key.Is(Key.Tab) || key.Is(Key.Down);
        if (_onButtons ? !back : !forth)
        {
            return false;
        }

        _onButtons = !_onButtons;
        if (_onButtons)
        {
            buttons.Focus = 0;
        }

        return true;
    }
}
