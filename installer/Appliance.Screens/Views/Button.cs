using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

public sealed class Button(string text, Action pressed) : View
{
    public string Text { get; set; } = text;

    public int Width => CellWidth.Of(Text) + 4;

    public override void Draw(Region region, Theme theme, bool focused)
    {
        region.Text(0, 0, focused ? $"<<{Text}>>" : $"< {Text} >", theme[focused ? Role.ButtonFocused : Role.Button]);
        if (focused)
        {
            region.Cursor(2, 0);
        }
    }

    public override bool Handle(KeyPress key)
    {
        if (!key.Is(Key.Enter) && !key.Is(' '))
        {
            return false;
        }

        pressed();
        return true;
    }
}
