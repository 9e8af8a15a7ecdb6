using System.Net.Sockets;
using Appliance.Modules.Firewall.Iptables;

namespace Appliance.Modules.Firewall;

/// <summary>What the firewall's templates are rendered with.</summary>
internal static class FirewallModels
{
    /// <param name="foreign">Other tables that filter what comes in.</param>
    public static IReadOnlyDictionary<string, object?> Nftables(IEnumerable<Opening> openings, IReadOnlyList<string> foreign) => new Dictionary<string, object?>
    {
        ["foreign"] = foreign,
        ["openings"] = openings.Select(opening => Opening(opening, between: '-')).ToList(),
    };

    /// <param name="load">Command lines that put the rules in force, as units have them.</param>
    public static IReadOnlyDictionary<string, object?> Unit(IReadOnlyList<string> load) => new Dictionary<string, object?>
    {
        ["load"] = load,
        ["chain"] = IptablesFamily.Chain,
        ["programs"] = IptablesFamily.All.Select(family => family.Program).ToList(),
    };

    public static IReadOnlyDictionary<string, object?> Iptables(IptablesFamily family, IEnumerable<Opening> openings, bool closes) => new Dictionary<string, object?>
    {
        ["chain"] = IptablesFamily.Chain,
        ["icmp"] = family.Icmp,
        ["closes"] = closes,
        // The kernel does not keep a source that says nothing.
        ["openings"] = openings.Where(opening => opening.IsFor(family.AddressFamily)).Select(opening => Opening(opening.Source is { PrefixLength: 0 } ? opening with { Source = null } : opening, between: ':')).ToList(),
    };

    public static IReadOnlyDictionary<string, object?> FirewalldService(FirewallService service) => new Dictionary<string, object?>
    {
        ["short"] = "appliance " + service.Name,
        ["description"] = service.Description,
        ["ports"] = service.Ports.Select(port => new Dictionary<string, object?> { ["protocol"] = port.Protocol, ["number"] = port.Numbers('-') }).ToList(),
    };

    /// <param name="between">What the manager has between the first and the last port of a range.</param>
    private static Dictionary<string, object?> Opening(Opening opening, char between) => new()
    {
        ["service"] = opening.Service,
        ["protocol"] = opening.Port.Protocol,
        ["port"] = opening.Port.Numbers(between),
        ["source"] = opening.Source?.ToString(),
        ["family"] = opening.Source?.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6 ? "ip6" : "ip",
    };
}
