namespace Appliance.Modules.Network;

/// <summary>Further options of the bonding driver, by its own names. Source: the kernel's Documentation/networking/bonding.rst.</summary>
/// <param name="Values">Name and value, in the order of <see cref="Known"/>.</param>
public sealed record BondOptions(IReadOnlyList<KeyValuePair<string, string>> Values)
{
    public static readonly BondOptions None = new([]);

    /// <summary>Those that every way of writing a network's files can say.</summary>
    public static IReadOnlyList<BondOption> Known { get; } =
    [
        BondOption.Choice("xmit_hash_policy", "TransmitHashPolicy", "layer2", "layer3+4", "layer2+3", "encap2+3", "encap3+4", "vlan+srcmac"),
        BondOption.Choice("lacp_rate", "LACPTransmitRate", "slow", "fast"),
        BondOption.Choice("ad_select", "AdSelect", "stable", "bandwidth", "count"),
        BondOption.Number("ad_actor_sys_prio", "AdActorSystemPriority", 1, 65535),
        BondOption.Number("ad_user_port_key", "AdUserPortKey", 0, 1023),
        BondOption.Number("min_links", "MinLinks", 0, 64),
        BondOption.Milliseconds("updelay", "UpDelaySec"),
        BondOption.Milliseconds("downdelay", "DownDelaySec"),
        BondOption.Choice("fail_over_mac", "FailOverMACPolicy", "none", "active", "follow"),
        BondOption.Choice("primary_reselect", "PrimaryReselectPolicy", "always", "better", "failure"),
        BondOption.Number("resend_igmp", "ResendIGMP", 0, 255),
        BondOption.Number("num_grat_arp", "GratuitousARP", 0, 255),
        BondOption.Number("packets_per_slave", "PacketsPerSlave", 0, 65535),
        BondOption.Choice("all_slaves_active", "AllSlavesActive", "0", "1"),
        BondOption.Choice("tlb_dynamic_lb", "DynamicTransmitLoadBalancing", "0", "1"),
        BondOption.Choice("arp_validate", "ARPValidate", "none", "active", "backup", "all"),
        BondOption.Choice("arp_all_targets", "ARPAllTargets", "any", "all"),
        BondOption.Milliseconds("arp_interval", "ARPIntervalSec"),
        BondOption.Addresses("arp_ip_target", "ARPIPTargets"),
    ];

    public string? Find(string name) => Values.FirstOrDefault(value => value.Key == name).Value;

    public bool Equals(BondOptions? other) => other is not null && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Values.Count;
}
