namespace Appliance.Machines.Facts;

/// <summary>A program that gives a machine its network.</summary>
public enum NetworkProgram
{
    /// <summary>systemd-networkd(8).</summary>
    Networkd,

    /// <summary>interfaces(5) of Debian.</summary>
    Ifupdown,

    /// <summary>NetworkManager(8).</summary>
    NetworkManager,

    /// <summary>The network service of Enterprise Linux 7 and before.</summary>
    NetworkScripts,
}
