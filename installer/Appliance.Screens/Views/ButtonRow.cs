using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>Buttons beside each other.</summary>
public sealed class ButtonRow(IReadOnlyList<Button> buttons) : View
{
    private int _focus;

    public IReadOnlyList<Button> Buttons => buttons;

    /// <summary>Which one has the keys.</summary>
    public int Focus
    {
        get => _focus;
        set => _focus = Math.Clamp(value, 0, Math.Max(0, buttons.Count - 1));
    }

    public override bool TakesFocus => buttons.Count > 0;

    public override void Draw(Region region, Theme theme, bool focused)
    {
        var column = 0;
        for (var index = 0; index < buttons.Count; index++)
        {
            buttons[index].Draw(region.Part(column, 0, buttons[index].Width, 1), theme, focused && index == _focus);
            column += buttons[index].Width + 2;
        }
    }

    public override bool Handle(KeyPress key) => key switch
    {
        { Key: Key.Left, Modifiers: KeyModifiers.None } => Move(-1),
        { Key: Key.Right, Modifiers: KeyModifiers.None } => Move(1),
        { Key: Key.Tab, Modifiers: KeyModifiers.None } => Move(1),
        { Key: Key.Tab, Modifiers: KeyModifiers.Shift } => Move(-1),
        _ => buttons.Count > 0 && buttons[_focus].Handle(key),
    };

    private bool Move(int by)
    {
        var before = _focus;
        Focus += by;
        return _focus != before;
    }
}
