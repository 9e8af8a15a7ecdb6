namespace Appliance.Modules.Network;

/// <summary>A network interface as it shall be: one that is there, or one to be made.</summary>
internal sealed record NetworkDevice
{
    public required string Name { get; init; }

    public required DeviceKind Kind { get; init; }

    /// <summary>Bytes.</summary>
    public required int Mtu { get; init; }

    /// <summary>The hardware address it has (a NIC) or shall have; null leaves it to the kernel.</summary>
    public string? Mac { get; init; }

    /// <summary>The bond it is a member of.</summary>
    public string? Bond { get; init; }

    /// <summary>The bridge it is a port of.</summary>
    public string? Bridge { get; init; }

    /// <summary>For a bridge: its port; null when nothing leads outside.</summary>
    public string? Port { get; init; }

    /// <summary>Names of the VLAN devices on top of it.</summary>
    public IReadOnlyList<string> Vlans { get; init; } = [];

    /// <summary>With the prefix length.</summary>
    public string? Address { get; init; }

    public string? Gateway { get; init; }

    /// <summary>Whether it asks for its address.</summary>
    public bool Dhcp { get; init; }

    /// <summary>Whether the default route is through it.</summary>
    public bool IsDefaultRoute { get; init; }

    public IReadOnlyList<string> NameServers { get; init; } = [];

    public IReadOnlyList<string> SearchDomains { get; init; } = [];

    /// <summary>For a bridge: whether it speaks the spanning tree protocol.</summary>
    public bool Stp { get; init; }

    /// <summary>For a VLAN: its tag.</summary>
    public int? Vlan { get; init; }

    /// <summary>For a VLAN: what it is on.</summary>
    public string? Lower { get; init; }

    /// <summary>For a bond: what it is made of and how.</summary>
    public BondAnswer? Members { get; init; }

    public bool IsNic => Kind == DeviceKind.Nic;

    public string KindWord => Kind.ToString().ToLowerInvariant();
}

internal enum DeviceKind
{
    /// <summary>A NIC: it is there already.</summary>
    Nic,
    Bond,
    Vlan,
    Bridge,
}
