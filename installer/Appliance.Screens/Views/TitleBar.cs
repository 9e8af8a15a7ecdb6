using Appliance.Screens.Drawing;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>One line across the screen with a text at either end; the left one gives way.</summary>
public sealed class TitleBar(string left, string right) : View
{
    public string Left { get; set; } = left;

    public string Right { get; set; } = right;

    public override bool TakesFocus => false;

    public override void Draw(Region region, Theme theme, bool focused)
    {
        var style = theme[Role.Title];
        region.Row(0).Fill(style);
        var end = region.Width - CellWidth.Of(Right) - 1;
        region.Text(1, 0, CellWidth.Fit(Left, Math.Max(0, end - 2), theme.Glyphs.Cut), style);
        region.Text(end, 0, Right, style);
    }
}
