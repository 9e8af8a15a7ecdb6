using Appliance.Screens.Drawing;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>How much is done, as a bar and in per cent.</summary>
public sealed class ProgressBar : View
{
    /// <summary>From 0 to 1.</summary>
    public double Done { get; set; }

    public override bool TakesFocus => false;

    public override void Draw(Region region, Theme theme, bool focused)
    {
        var done = double.IsFinite(Done) ? Math.Clamp(Done, 0, 1) : 0;
        var room = Math.Max(0, region.Width - 7);
        // Full only when all is done.
        var filled = (int)(done * room);
        region.Text(0, 0, "[", theme[Role.Text]);
        for (var column = 0; column < room; column++)
        {
            var (glyph, role) = column < filled ? (theme.Glyphs.BarDone, Role.Bar) : (theme.Glyphs.BarLeft, Role.Muted);
            region.Text(1 + column, 0, glyph, theme[role]);
        }

        region.Text(room + 1, 0, $"] {(int)(done * 100),3}%", theme[Role.Text]);
    }
}
