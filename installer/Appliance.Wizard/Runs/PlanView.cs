using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;

namespace Appliance.Wizard.Runs;

/// <summary>Checks and plan, and the buttons under them.</summary>
internal sealed class PlanView : View
{
    private ButtonRow _buttons = new([]);
    private bool _onButtons;

    public FoldList List { get; } = new();

    /// <summary>Shown in place of the list while somebody looks; null when there is a list.</summary>
    public string? Busy { get; set; }

    public IReadOnlyList<Button> Buttons
    {
        set
        {
            _buttons = new ButtonRow(value);
            _onButtons &= value.Count > 0;
        }
    }

    public bool OnButtons => _onButtons;

    public void Focus(bool last) => _onButtons = last && _buttons.TakesFocus;

    public override void Draw(Region region, Theme theme, bool focused)
    {
        if (Busy is { } busy)
        {
            new Label(busy, Role.Muted).Draw(region, theme, focused: false);
            return;
        }

        List.Draw(region.Part(0, 0, region.Width, region.Height - 2), theme, focused && !_onButtons);
        _buttons.Draw(region.Row(region.Height - 1), theme, focused && _onButtons);
    }

    public override bool Handle(KeyPress key)
    {
        if (Busy is not null)
        {
            return key.Is(Key.Enter);
        }

        if (_onButtons ? _buttons.Handle(key) : List.Handle(key))
        {
            return true;
        }

        var back = key is { Key: Key.Tab, Modifiers: KeyModifiers.Shift } || key.Is(Key.Up);
        var forth = key.Is(Key.Tab) || key.Is(Key.Down);
        if (back == _onButtons && forth != _onButtons && _buttons.TakesFocus)
        {
            _onButtons = !_onButtons;
            return true;
        }

        // A key that starts nothing by itself must not lead on to the page behind.
        return key.Is(Key.Enter) || key.Is(Key.Down) || key.Is(Key.Up);
    }
}
