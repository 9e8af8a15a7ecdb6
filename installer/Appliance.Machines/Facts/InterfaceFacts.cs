using System.Net;

namespace Appliance.Machines.Facts;

/// <param name="LinkUp">Whether a carrier is seen.</param>
/// <param name="SpeedMegabits">Mbit/s; null when the driver does not say.</param>
public sealed record InterfaceFacts(string Name, string Mac, bool LinkUp, bool IsLoopback, int Mtu, long? SpeedMegabits, IReadOnlyList<InterfaceAddressFacts> Addresses)
{
    /// <summary><c>bridge</c>, <c>bond</c>, <c>vlan</c>, <c>veth</c> …; null for a NIC, or when nobody can tell.</summary>
    public string? Kind { get; init; }

    /// <summary>The card's own address, also while a bond lends it another; null when nobody can tell.</summary>
    public string? PermanentMac { get; init; }

    /// <summary>The bridge or bond it is in.</summary>
    public string? Master { get; init; }

    /// <summary>For a VLAN: what it is on.</summary>
    public string? Lower { get; init; }

    /// <summary>For a VLAN: its tag.</summary>
    public int? Vlan { get; init; }

    public bool IsWireless { get; init; }

    public bool IsUsb { get; init; }
}

/// <param name="PrefixLength">Bits of the network part.</param>
/// <param name="IsDynamic">It was leased or announced and runs out, unless it is renewed.</param>
public sealed record InterfaceAddressFacts(IPAddress Address, int PrefixLength, bool IsDynamic = false);

/// <summary>A default route.</summary>
public sealed record RouteFacts(string Interface, IPAddress Gateway);
