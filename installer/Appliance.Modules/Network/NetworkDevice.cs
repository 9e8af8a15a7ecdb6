namespace Appliance.Modules.Network;

/// <summary>A network interface as it shall be: one that is there, or one to be made.</summary>
internal sealed record NetworkDevice
{
    public required string Name { get; init; }

    public required DeviceKind Kind { get; init; }

    /// <summary>Bytes.</summary>
    public required int Mtu { get; init; }

    /// <summary>The bond it is a member of.</summary>
    public string? Bond { get; init; }

    /// <summary>The bridge it is a port of.</summary>
    public string? Bridge { get; init; }

    /// <summary>Names of the VLAN devices on top of it.</summary>
    public IReadOnlyList<string> Vlans { get; init; } = [];

    /// <summary>With the prefix length.</summary>
    public string? Address { get; init; }

    public string? Gateway { get; init; }

    /// <summary>Whether it asks for its address.</summary>
    public bool Dhcp { get; init; }

    /// <summary>For a VLAN: its tag.</summary>
    public int? Vlan { get; init; }

    /// <summary>For a bond: what it is made of and how.</summary>
    public BondAnswer? Members { get; init; }
}

internal enum DeviceKind
{
    /// <summary>A NIC: it is there already.</summary>
    Nic,
    Bond,
    Vlan,
    Bridge,
}
