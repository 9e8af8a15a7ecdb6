using System.Net;
using Appliance.Planning.Questions;

namespace Appliance.Modules.Network;

/// <summary>A network as the engine knows it, on this machine.</summary>
/// <param name="Interface">NIC or bond; null when nothing leads outside.</param>
/// <param name="Vlan">IEEE 802.1Q tag; null for untagged.</param>
/// <param name="IsBridge">Whether virtual machines can be put in it.</param>
internal sealed record LogicalNetwork(
    string Name, string? Interface, int? Vlan, InterfaceAddress? Address, IPAddress? Gateway, int Mtu, bool IsBridge, bool IsManagement)
{
    // IFNAMSIZ, less the closing zero.
    private const int LongestDeviceName = 15;

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
