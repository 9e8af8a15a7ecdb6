using Appliance.Screens.Drawing;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>A text, as many lines as it needs.</summary>
public sealed class Label(string text, Role role = Role.Text) : View
{
    public string Text { get; set; } = text;

    public Role Role { get; set; } = role;

    public override bool TakesFocus => false;

    public override int HeightAt(int width) => TextWrap.Lines(Text, width).Count;

    public override void Draw(Region region, Theme theme, bool focused)
    {
        var row = 0;
        foreach (var line in TextWrap.Lines(Text, region.Width))
        {
            region.Text(0, row++, line, theme[Role]);
        }
    }
}
