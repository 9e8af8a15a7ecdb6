using System.Text;

namespace Appliance.Screens.Terminals;

/// <summary>What is switched on for a full screen and off after it.</summary>
/// <remarks>
/// From the VT100 user guide: CUP, ED, SGR and DECAWM (<c>?7</c>). From the VT220's: DECTCEM (<c>?25</c>). Of xterm: the
/// alternate screen (<c>?1049</c>) and bracketed paste (<c>?2004</c>).
/// </remarks>
internal static class TerminalModes
{
    // Without wrapping, the last cell of the screen can be drawn and nothing scrolls.
    private const string Plain = "\e[m\e[?7l";

    public static byte[] Enter(TerminalFamily family) => Encoding.ASCII.GetBytes(family switch
    {
        TerminalFamily.Vt100 => Plain + "\e[H\e[J",
        TerminalFamily.Vt220 => Plain + "\e[H\e[J\e[?25l",
        _ => "\e[?1049h" + Plain + "\e[H\e[J\e[?25l\e[?2004h",
    });

    public static byte[] Leave(TerminalFamily family) => Encoding.ASCII.GetBytes(family switch
    {
        TerminalFamily.Vt100 => "\e[m\e[?7h\e[H\e[J",
        TerminalFamily.Vt220 => "\e[m\e[?7h\e[?25h\e[H\e[J",
        // Cleared first: the Linux console has no other screen to go back to.
        _ => "\e[?2004l\e[m\e[?7h\e[?25h\e[H\e[J\e[?1049l",
    });
}
