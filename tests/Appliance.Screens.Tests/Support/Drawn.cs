using Appliance.Screens.Drawing;
using Appliance.Screens.Terminals;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;

namespace Appliance.Screens.Tests.Support;

internal static class Drawn
{
    public static Canvas On(TerminalSize size, View view, TerminalCapabilities? look = null, bool focused = true)
    {
        var canvas = new Canvas(size);
        view.Draw(canvas.Whole, Theme.For(look ?? Look.Serial), focused);
        return canvas;
    }

    public static string Text(int columns, int rows, View view, bool focused = true) => On(new(columns, rows), view, focused: focused).ToString();

    public static string Line(int columns, View view) => Text(columns, 1, view).TrimEnd('\n');
}
