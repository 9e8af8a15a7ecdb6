using System.Net;

namespace Appliance.Machines.Network;

/// <summary>A network interface as the kernel has it now.</summary>
public sealed record LinkState
{
    public required string Name { get; init; }

    /// <summary><c>bridge</c>, <c>bond</c>, <c>vlan</c>, <c>veth</c> …; null for a NIC.</summary>
    public string? Kind { get; init; }

    public string Mac { get; init; } = "";

    /// <summary>The card's own address, also while a bond lends it another.</summary>
    public string PermanentMac { get; init; } = "";

    /// <summary>Bytes.</summary>
    public int Mtu { get; init; }

    /// <summary>Whether it is switched on, whatever its cable says.</summary>
    public bool IsUp { get; init; }

    /// <summary>The bridge or bond it is in.</summary>
    public string? Master { get; init; }

    /// <summary>For a VLAN: what it is on.</summary>
    public string? Lower { get; init; }

    /// <summary>For a VLAN: its IEEE 802.1Q tag.</summary>
    public int? Vlan { get; init; }

    /// <summary>For a bond: the driver's word for its mode.</summary>
    public string? BondMode { get; init; }

    /// <summary>For a bridge: whether it speaks the spanning tree protocol.</summary>
    public bool Stp { get; init; }

    public IReadOnlyList<AddressState> Addresses { get; init; } = [];
}

/// <param name="PrefixLength">Bits of the network part.</param>
/// <param name="IsDynamic">It was leased or announced and runs out, unless it is renewed.</param>
/// <param name="IsGlobal">It holds beyond the link and the machine.</param>
public sealed record AddressState(IPAddress Address, int PrefixLength, bool IsDynamic, bool IsGlobal)
{
    public override string ToString() => $"{Address}/{PrefixLength}";
}

/// <summary>A route of the main table.</summary>
/// <param name="Destination"><c>default</c>, or a network as <c>10.0.200.0/24</c>.</param>
/// <param name="Protocol">Who made it: <c>kernel</c>, <c>static</c>, <c>dhcp</c>, <c>boot</c>.</param>
public sealed record RouteState(string Destination, string? Gateway, string Device, int? Metric, string Protocol)
{
    public bool IsDefault => Destination == "default";
}
