using System.Net.Sockets;
using Appliance.Modules.Network;

namespace Appliance.Modules.Host;

/// <summary>What the templates of this area are rendered with.</summary>
internal static class HostModels
{
    /// <summary>
    /// Lines of hosts(5): IPv4 before IPv6, by address. Names of one address share a line, in the order given: the first
    /// one is what the address leads back to.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Hosts(IReadOnlyList<HostEntry> hosts) => new Dictionary<string, object?>
    {
        ["hosts"] = hosts
            .GroupBy(host => host.Address)
            .OrderBy(line => line.Key.AddressFamily == AddressFamily.InterNetworkV6)
            .ThenBy(line => Convert.ToHexString(line.Key.GetAddressBytes()), StringComparer.Ordinal)
            .Select(line => (object?)new Dictionary<string, object?>
            {
                ["address"] = line.Key.ToString(),
                ["names"] = line.Select(host => (object?)host.Name).ToList(),
            })
            .ToList(),
    };

    public static IReadOnlyDictionary<string, object?> Chrony(IReadOnlyList<string> servers) => new Dictionary<string, object?>
    {
        ["servers"] = servers.Distinct(StringComparer.Ordinal).Select(server => (object?)server).ToList(),
    };
}
