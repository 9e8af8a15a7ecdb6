using Spectre.Console;

namespace Appliance.Screens.Drawing;

/// <summary>One cell of a screen.</summary>
/// <param name="Text">One character with its accents; empty in the right half of a wide one.</param>
public readonly record struct Cell(string Text, Style Style)
{
    internal static readonly Cell Blank = new(" ", Style.Plain);
}
