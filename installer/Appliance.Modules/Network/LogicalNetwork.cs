using System.Net;
using Appliance.Planning.Questions;

namespace Appliance.Modules.Network;

/// <summary>A network as the engine knows it, on this machine.</summary>
internal sealed record LogicalNetwork
{
    // IFNAMSIZ, less the closing zero.
    private const int LongestDeviceName = 15;

    public required string Name { get; init; }

    /// <summary>NIC or bond; null when nothing leads outside.</summary>
    public string? Interface { get; init; }

    /// <summary>IEEE 802.1Q tag; null for untagged.</summary>
    public int? Vlan { get; init; }

    public InterfaceAddress? Address { get; init; }

    /// <summary>Whether it asks for its address.</summary>
    public bool Dhcp { get; init; }

    public IPAddress? Gateway { get; init; }

    /// <summary>Bytes.</summary>
    public required int Mtu { get; init; }

    /// <summary>Whether virtual machines can be put in it.</summary>
    public required bool IsBridge { get; init; }

    public bool IsManagement { get; init; }

    public bool Stp { get; init; }

    public IReadOnlyList<string> NameServers { get; init; } = [];

    public IReadOnlyList<string> SearchDomains { get; init; } = [];

    public string? Label { get; init; }

    public bool HasAddress => Dhcp || Address is not null;

    /// <summary>The VLAN device: <c>em4.101</c>; a long NIC name loses its end.</summary>
    public string? VlanDevice
    {
        get
        {
            if (Interface is null || Vlan is null)
            {
                return null;
            }

            var tag = $".{Vlan}";
            return Interface[..Math.Min(Interface.Length, LongestDeviceName - tag.Length)] + tag;
        }
    }

    /// <summary>What carries the address: the bridge, the VLAN device or the NIC.</summary>
    public string? Carrier => IsBridge ? Name : VlanDevice ?? Interface;
}
