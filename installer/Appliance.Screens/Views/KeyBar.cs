using Appliance.Screens.Drawing;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>One line of the keys that work now; what does not fit is left out, the last first.</summary>
public sealed class KeyBar : View
{
    public IReadOnlyList<KeyHint> Hints { get; set; } = [];

    public override bool TakesFocus => false;

    public override void Draw(Region region, Theme theme, bool focused)
    {
        region.Row(0).Fill(theme[Role.KeyBar]);
        var column = 0;
        foreach (var hint in Hints)
        {
            if (column + CellWidth.Of(hint.Key) + 1 + CellWidth.Of(hint.Does) > region.Width)
            {
                return;
            }

            column = region.Text(column, 0, hint.Key, theme[Role.Key]);
            column = region.Text(column + 1, 0, hint.Does, theme[Role.KeyBar]) + 2;
        }
    }
}
