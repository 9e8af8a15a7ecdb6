using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>What all scrolling views have in common.</summary>
internal static class Scroll
{
    /// <summary>Where a key leads from a position in a list; null for a key that does not move.</summary>
    public static int? Target(KeyPress key, int position, int page) => key switch
    {
        { Modifiers: not KeyModifiers.None } => null,
        { Key: Key.Up } => position - 1,
        { Key: Key.Down } => position + 1,
        { Key: Key.PageUp } => position - Math.Max(1, page - 1),
        { Key: Key.PageDown } => position + Math.Max(1, page - 1),
        { Key: Key.Home } => 0,
        { Key: Key.End } => int.MaxValue / 2,
        _ => null,
    };

    /// <summary>The first row to show so that some rows are seen; the first of them, if not all can be.</summary>
    public static int Show(int first, int start, int end, int page, int count)
    {
        first = Math.Max(first, end - page);
        first = Math.Min(first, start);
        return Math.Clamp(first, 0, Math.Max(0, count - page));
    }

    /// <summary>Says in the last column whether there is more above and below.</summary>
    public static void Marks(Region region, Theme theme, int first, int count)
    {
        if (first > 0)
        {
            region.Text(region.Width - 1, 0, theme.Glyphs.Less, theme[Role.Muted]);
        }

        if (first + region.Height < count)
        {
            region.Text(region.Width - 1, region.Height - 1, theme.Glyphs.More, theme[Role.Muted]);
        }
    }
}
