namespace Appliance.Screens.Terminals;

/// <summary>What a terminal understands beyond moving, erasing and the attributes of a VT100.</summary>
public enum TerminalFamily
{
    /// <summary>VT100 and VT102, as on a serial line: nothing.</summary>
    Vt100,

    /// <summary>VT220: hides the cursor.</summary>
    Vt220,

    /// <summary>The Linux console, xterm and all that follow it: alternate screen too, and most of them bracketed paste.</summary>
    Xterm,
}
