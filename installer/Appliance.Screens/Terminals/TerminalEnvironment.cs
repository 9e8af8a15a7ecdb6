namespace Appliance.Screens.Terminals;

/// <summary>What the surroundings say about the terminal.</summary>
public sealed record TerminalEnvironment
{
    public string? Term { get; init; }

    public string? Lang { get; init; }

    public string? LcCtype { get; init; }

    public string? LcAll { get; init; }

    /// <summary>Not empty: no colours, whatever the terminal can. See no-color.org.</summary>
    public string? NoColor { get; init; }

    public bool InputIsTerminal { get; init; }

    public bool OutputIsTerminal { get; init; }

    public static TerminalEnvironment OfProcess() => new()
    {
        Term = Environment.GetEnvironmentVariable("TERM"),
        Lang = Environment.GetEnvironmentVariable("LANG"),
        LcCtype = Environment.GetEnvironmentVariable("LC_CTYPE"),
        LcAll = Environment.GetEnvironmentVariable("LC_ALL"),
        NoColor = Environment.GetEnvironmentVariable("NO_COLOR"),
        InputIsTerminal = NativeTerminal.IsTerminal(NativeTerminal.StandardInput),
        OutputIsTerminal = NativeTerminal.IsTerminal(NativeTerminal.StandardOutput),
    };
}
