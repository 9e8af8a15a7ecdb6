namespace Appliance.Screens.Drawing;

/// <summary>The characters of lines and marks.</summary>
public sealed record Glyphs
{
    public static Glyphs Ascii { get; } = new();

    /// <summary>Only what the fonts of the Linux console have too.</summary>
    public static Glyphs Unicode { get; } = new()
    {
        Horizontal = "─",
        Vertical = "│",
        UpperLeft = "┌",
        UpperRight = "┐",
        LowerLeft = "└",
        LowerRight = "┘",
        Cut = "…",
        More = "↓",
        Less = "↑",
        BarDone = "█",
        BarLeft = "░",
    };

    public string Horizontal { get; init; } = "-";

    public string Vertical { get; init; } = "|";

    public string UpperLeft { get; init; } = "+";

    public string UpperRight { get; init; } = "+";

    public string LowerLeft { get; init; } = "+";

    public string LowerRight { get; init; } = "+";

    /// <summary>Where a text was cut.</summary>
    public string Cut { get; init; } = "~";

    /// <summary>There is more below.</summary>
    public string More { get; init; } = "v";

    /// <summary>There is more above.</summary>
    public string Less { get; init; } = "^";

    public string BarDone { get; init; } = "#";

    public string BarLeft { get; init; } = ".";
}
