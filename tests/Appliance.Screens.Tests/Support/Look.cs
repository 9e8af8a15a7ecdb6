using System.Text;
using Appliance.Screens.Terminals;

namespace Appliance.Screens.Tests.Support;

/// <summary>The terminals that screens are tried on.</summary>
internal static class Look
{
    /// <summary>A serial line: no colours, no characters but ASCII.</summary>
    public static TerminalCapabilities Serial { get; } = new() { Family = TerminalFamily.Vt100, Colors = ColorDepth.None, Encoding = Encoding.ASCII };

    public static TerminalCapabilities Vt220 { get; } = Serial with { Family = TerminalFamily.Vt220 };

    public static TerminalCapabilities Console { get; } = new() { MarksPastes = false };

    public static TerminalCapabilities Latin { get; } = new() { Encoding = Encoding.Latin1 };

    public static TerminalCapabilities Rich { get; } = new();

    public static TerminalCapabilities Named(string name) => name switch
    {
        "ascii" => Serial,
        "vt220" => Vt220,
        "console" => Console,
        "latin" => Latin,
        _ => Rich,
    };
}
