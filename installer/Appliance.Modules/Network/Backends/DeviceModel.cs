using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Appliance.Modules.Network.Backends;

/// <summary>What the network's templates are rendered with.</summary>
internal static class DeviceModel
{
    public static Dictionary<string, object?> Of(NetworkDevice device)
    {
        var (address, length) = Split(device.Address);
        var isVersion6 = address is { AddressFamily: AddressFamily.InterNetworkV6 };
        return new Dictionary<string, object?>
        {
            ["name"] = device.Name,
            ["kind"] = device.KindWord,
            ["mtu"] = device.Mtu,
            ["mac"] = device.Mac,
            ["bond"] = device.Bond,
            ["bridge"] = device.Bridge,
            ["port"] = device.Port,
            ["vlans"] = device.Vlans,
            ["vlan"] = device.Vlan is { } vlan ? vlan : null,
            ["lower"] = device.Lower,
            ["stp"] = device.Stp,
            ["address"] = device.Address,
            ["address_alone"] = address?.ToString(),
            ["prefix"] = length,
            ["netmask"] = address is null || isVersion6 ? null : Netmask(length),
            ["is_version6"] = isVersion6,
            ["gateway"] = device.Gateway,
            ["dhcp"] = device.Dhcp,
            ["default_route"] = device.IsDefaultRoute,
            ["name_servers"] = device.NameServers,
            ["search_domains"] = device.SearchDomains,
            ["members"] = device.Members?.Interfaces ?? [],
            ["mode"] = device.Members is { } bond ? Word(bond.Mode) : null,
            ["mode_number"] = device.Members is { } numbered ? (int)numbered.Mode : null,
            ["link_check"] = device.Members is { } checkedBond ? checkedBond.LinkCheckMilliseconds : null,
            ["options"] = (device.Members?.Options.Values ?? []).Select(option => new Dictionary<string, object?> { ["name"] = option.Key, ["value"] = option.Value }).ToList(),
        };
    }

    /// <summary>The mode as systemd.netdev(5) and the bonding driver spell it.</summary>
    public static string Word(BondMode mode) => mode switch
    {
        BondMode.BalanceRr => "balance-rr",
        BondMode.ActiveBackup => "active-backup",
        BondMode.BalanceXor => "balance-xor",
        BondMode.Broadcast => "broadcast",
        BondMode.Lacp => "802.3ad",
        BondMode.BalanceTlb => "balance-tlb",
        BondMode.BalanceAlb => "balance-alb",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "unknown bond mode"),
    };

    private static (IPAddress? Address, int Length) Split(string? text) =>
        text?.Split('/') is [var address, var length] ? (IPAddress.Parse(address), int.Parse(length, CultureInfo.InvariantCulture)) : (null, 0);

    private static string Netmask(int length) => new IPAddress([.. Enumerable.Range(0, 4).Select(i => (byte)(0xFF00 >> Math.Clamp(length - (8 * i), 0, 8)))]).ToString();
}
