using System.Globalization;

namespace Appliance.Modules.Network;

/// <summary>What the network's templates are rendered with.</summary>
internal static class NetworkModels
{
    public static IReadOnlyDictionary<string, object?> Device(NetworkDevice device) => new Dictionary<string, object?>
    {
        ["name"] = device.Name,
        ["kind"] = device.Kind.ToString().ToLower(CultureInfo.InvariantCulture),
        ["mtu"] = device.Mtu,
        ["vlan"] = device.Vlan is { } vlan ? vlan : null,
        ["mode"] = device.Members is { } bond ? Word(bond.Mode) : null,
        ["link_check"] = device.Members is { } members ? members.LinkCheckMilliseconds : null,
    };

    public static IReadOnlyDictionary<string, object?> Network(NetworkDevice device) => new Dictionary<string, object?>
    {
        ["name"] = device.Name,
        ["mtu"] = device.Mtu,
        ["bond"] = device.Bond,
        ["bridge"] = device.Bridge,
        ["vlans"] = device.Vlans,
        ["address"] = device.Address,
        ["gateway"] = device.Gateway,
        ["dhcp"] = device.Dhcp,
    };

    // As systemd.netdev(5) and the bonding driver spell them.
    private static string Word(BondMode mode) => mode switch
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
}
