using System.Net.Sockets;

namespace Appliance.Modules.Firewall.Iptables;

/// <summary>What differs between iptables(8) for IP 4 and for IP 6.</summary>
/// <param name="Program">Its program; those for saving and restoring are named after it.</param>
/// <param name="Rules">Our rules file.</param>
/// <param name="Icmp">The family's ICMP as its rules name it.</param>
/// <param name="LegacyTables">Lists the tables in use of the kernel's older packet filter.</param>
internal sealed record IptablesFamily(AddressFamily AddressFamily, string Program, string Rules, string Icmp, string LegacyTables)
{
    /// <summary>Our chain. Other chains stay as they are.</summary>
    public const string Chain = "APPLIANCE-INPUT";

    /// <summary>The rule that leads into it, as <c>iptables -S</c> prints it.</summary>
    public const string Jump = "-A INPUT -j " + Chain;

    public static IReadOnlyList<IptablesFamily> All { get; } =
    [
        new(AddressFamily.InterNetwork, "iptables", FirewallPaths.IptablesRules, "icmp", "/proc/net/ip_tables_names"),
        new(AddressFamily.InterNetworkV6, "ip6tables", FirewallPaths.Ip6tablesRules, "ipv6-icmp", "/proc/net/ip6_tables_names"),
    ];
}
