using System.Text;

namespace Appliance.Screens.Terminals;

public sealed record TerminalCapabilities
{
    private static readonly string[] Incapable = ["", "dumb", "unknown", "network", "cons25-dumb"];

    // Of the followers of xterm those that do not know its bracketed paste: the console, GNU screen before 5, plain ANSI.
    private static readonly string[] WithoutMarks = ["linux", "screen", "ansi", "cons25"];

    /// <summary>Whether a full screen can be drawn at all.</summary>
    public bool FullScreen { get; init; } = true;

    public TerminalFamily Family { get; init; } = TerminalFamily.Xterm;

    /// <summary>Whether it says where a text that is pasted begins and ends.</summary>
    public bool MarksPastes
    {
        get => field && Family == TerminalFamily.Xterm;
        init;
    } = true;

    public ColorDepth Colors { get; init; } = ColorDepth.Sixteen;

    /// <summary>How text goes to the terminal; what it cannot say is shown as '?'.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(false);

    /// <summary>Whether lines and marks outside of ASCII may be drawn.</summary>
    public bool Unicode => Encoding is UTF8Encoding;

    /// <summary>How text comes from the keyboard. Where the locale knows ASCII only, other characters of a password still count.</summary>
    internal Encoding Typed => Encoding is ASCIIEncoding ? Encoding.UTF8 : Encoding;

    public static TerminalCapabilities Of(TerminalEnvironment environment)
    {
        var term = environment.Term ?? "";
        var family = FamilyOf(term);
        return new()
        {
            FullScreen = environment.InputIsTerminal && environment.OutputIsTerminal && !Incapable.Contains(term),
            Family = family,
            MarksPastes = !WithoutMarks.Any(name => term.StartsWith(name, StringComparison.Ordinal)),
            Colors = family != TerminalFamily.Xterm || IsMonochrome(term) || !string.IsNullOrEmpty(environment.NoColor)
                ? ColorDepth.None
                : ColorDepth.Sixteen,
            Encoding = EncodingOf(environment),
        };
    }

    private static TerminalFamily FamilyOf(string term) => term switch
    {
        _ when term.StartsWith("vt1", StringComparison.Ordinal) => TerminalFamily.Vt100,
        _ when term.StartsWith("vt", StringComparison.Ordinal) && term != "vte" && !term.StartsWith("vte-", StringComparison.Ordinal) => TerminalFamily.Vt220,
        _ => TerminalFamily.Xterm,
    };

    // The names of monochrome kinds in terminfo: linux-m, xterm-mono.
    private static bool IsMonochrome(string term) =>
        term.EndsWith("-m", StringComparison.Ordinal) || term.EndsWith("-mono", StringComparison.Ordinal);

    // The first that is set and not empty counts, as in locale(7).
    private static Encoding EncodingOf(TerminalEnvironment environment)
    {
        var locale = new[] { environment.LcAll, environment.LcCtype, environment.Lang }.FirstOrDefault(name => !string.IsNullOrEmpty(name)) ?? "C";
        var codeset = locale.Split('@')[0].Split('.').ElementAtOrDefault(1)?.Replace("-", "").ToUpperInvariant();
        return codeset switch
        {
            "UTF8" => new UTF8Encoding(false),
            "ISO88591" => Encoding.Latin1,
            // A language without a codeset is one of before UTF-8; ASCII is right in all of them.
            _ => Encoding.ASCII,
        };
    }
}
