using Appliance.Screens.Drawing;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>A box over the middle of the screen.</summary>
internal static class DialogFrame
{
    /// <summary>Draws a box of that size with its title, and tells the part inside of it.</summary>
    public static Region Draw(Region whole, Theme theme, string title, int width, int height)
    {
        var box = whole.Part(new Rectangle(0, 0, whole.Width, whole.Height).Centred(width, height));
        box.Fill(theme[Role.Text]);
        box.Border(theme[Role.Border], theme.Glyphs);
        if (title.Length > 0)
        {
            var room = box.Width - 6;
            var shown = CellWidth.Of(title) > room ? CellWidth.Fit(title, room, theme.Glyphs.Cut) : title;
            box.Text(2, 0, $" {shown} ", theme[Role.Heading]);
        }

        return box.Inside(2, 1);
    }
}
