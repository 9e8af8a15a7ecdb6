namespace Appliance.Screens.Testing;

/// <summary>A cell as a terminal shows it.</summary>
/// <param name="Look">Its attributes as the numbers of SGR: <c>1;7;31</c>; empty when there are none.</param>
internal readonly record struct ScreenCell(string Text, string Look)
{
    public static ScreenCell Blank { get; } = new(" ", "");
}
