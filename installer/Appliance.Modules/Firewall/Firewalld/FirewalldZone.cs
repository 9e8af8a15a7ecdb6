using System.Net;
using System.Net.Sockets;
using Appliance.Machines;

namespace Appliance.Modules.Firewall.Firewalld;

/// <summary>Our part of a firewalld zone: services and rich rules that name a service of ours.</summary>
internal sealed record FirewalldZone(string Name, IReadOnlyList<string> Services, IReadOnlyList<string> RichRules)
{
    /// <summary>What the names of our services begin with.</summary>
    public const string Prefix = "appliance-";

    /// <summary>Options of firewall-cmd(1) that put each of these into the zone.</summary>
    public IEnumerable<string> Parts => [.. Services.Select(service => "service=" + service), .. RichRules.Select(rule => "rich-rule=" + rule)];

    /// <summary>What a zone must have so that everything is reachable.</summary>
    public static FirewalldZone Wanted(string name, IReadOnlyList<FirewallService> services) => new(
        name,
        [.. services.Where(service => service.Sources.Count == 0).Select(service => Prefix + service.Name).Order(StringComparer.Ordinal)],
        [.. services.SelectMany(service => service.Sources.Select(source => RichRule(service, source))).Order(StringComparer.Ordinal)]);

    /// <param name="tool">Asks for the permanent configuration, or for the one in force.</param>
    public static async Task<FirewalldZone> ReadAsync(IMachine machine, FirewalldTool tool, string name, CancellationToken cancellationToken)
    {
        var services = await machine.Commands.RunAsync(tool.In(name, "--list-services"), cancellationToken);
        var rules = await machine.Commands.RunAsync(tool.In(name, "--list-rich-rules"), cancellationToken);
        return new FirewalldZone(
            name,
            [.. services.OrThrow().Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(service => service.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)],
            [.. rules.OrThrow().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(rule => rule.Contains($"service name=\"{Prefix}", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]);
    }

    // In the form in which firewalld prints it (firewalld.richlanguage(5)), so that it can be compared.
    private static string RichRule(FirewallService service, IPNetwork source) =>
        $"rule family=\"{(source.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6 ? "ipv6" : "ipv4")}\" source address=\"{source}\" service name=\"{Prefix}{service.Name}\" accept";
}
