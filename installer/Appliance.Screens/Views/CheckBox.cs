using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>Yes or no, with words beside it.</summary>
public sealed class CheckBox(string text) : View
{
    public event Action? Changed;

    public string Text { get; set; } = text;

    public bool Checked { get; set; }

    public override void Draw(Region region, Theme theme, bool focused)
    {
        var end = region.Text(0, 0, Checked ? "[x]" : "[ ]", theme[focused ? Role.FieldFocused : Role.Text]);
        region.Text(end + 1, 0, Text, theme[focused ? Role.LabelFocused : Role.Text]);
        if (focused)
        {
            region.Cursor(1, 0);
        }
    }

    public override bool Handle(KeyPress key)
    {
        if (!key.Is(' '))
        {
            return false;
        }

        Checked = !Checked;
        Changed?.Invoke();
        return true;
    }
}
