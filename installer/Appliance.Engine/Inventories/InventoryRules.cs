using Appliance.Contracts.Inventories;
using Appliance.Engine.Nodes;

namespace Appliance.Engine.Inventories;

/// <summary>What an inventory must keep to before any of it is taken in.</summary>
internal static class InventoryRules
{
    private const int LongestName = 255;

    /// <summary>Everything that is wrong. The names the engine has already may be referred to as well.</summary>
    public static IReadOnlyList<string> Check(Inventory inventory, IEnumerable<string> dataCenters, IEnumerable<string> clusters)
    {
        var knownDataCenters = dataCenters.Concat(inventory.DataCenters.Select(item => item.Name)).ToHashSet(StringComparer.Ordinal);
        var knownClusters = clusters.Concat(inventory.Clusters.Select(item => item.Name)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Names("dataCenters", inventory.DataCenters.Select(item => item.Name)),
            .. Names("clusters", inventory.Clusters.Select(item => item.Name)),
            .. Names("networks", inventory.Networks.Select(item => $"{item.DataCenter}/{item.Name}"), inventory.Networks.Select(item => item.Name)),
            .. Names("storageDomains", inventory.StorageDomains.Select(item => item.Name)),
            .. Names("hosts", inventory.Hosts.Select(item => HostName(item.Name))),
            .. Refer("clusters", "data center", inventory.Clusters.Select(item => (item.Name, item.DataCenter)), knownDataCenters),
            .. Refer("networks", "data center", inventory.Networks.Select(item => (item.Name, item.DataCenter)), knownDataCenters),
            .. Refer("storageDomains", "data center", inventory.StorageDomains.Select(item => (item.Name, item.DataCenter)), knownDataCenters),
            .. Refer("hosts", "cluster", inventory.Hosts.Select(item => (item.Name, item.Cluster)), knownClusters),
            .. inventory.Networks.SelectMany(CheckNetwork),
            .. inventory.Hosts.SelectMany(CheckPower),
            .. CheckManagement(inventory.Networks),
            .. Texts(inventory).Where(text => text.Value.Any(char.IsControl)).Select(text => $"{text.Where}: holds a control character."),
        ];
    }

    /// <summary>Whether it is the management network, said either way.</summary>
    public static bool IsManagement(InventoryNetwork network) => network.Management || network.Usages.Contains(NetworkUsage.Management);

    /// <summary>The name a host is kept by: a host name as a joining node gives it, in lower case.</summary>
    public static string HostName(string name) => NodeRules.HostName(name) ?? name;

    private static IEnumerable<string> Names(string area, IEnumerable<string> keys, IEnumerable<string>? names = null)
    {
        var all = keys.ToList();
        return (names ?? all)
            .Where(name => string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl))
            .Select(_ => $"{area}: a name is empty, longer than {LongestName} characters or holds a control character.")
            .Concat(all.GroupBy(key => key, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"{area}: '{group.Key}' is there twice."));
    }

    private static IEnumerable<string> Refer(string area, string kind, IEnumerable<(string Name, string Target)> references, HashSet<string> known) =>
        references
            .Where(reference => !known.Contains(reference.Target))
            .Select(reference => $"{area} '{reference.Name}': there is no {kind} '{reference.Target}', neither here nor in the engine.");

    private static IEnumerable<string> CheckNetwork(InventoryNetwork network)
    {
        if (network.Vlan is < 1 or > 4094)
            yield return $"networks '{network.Name}': vlan {network.Vlan} is not within 1 to 4094.";
        if (network.Mtu is not (0 or (>= 68 and <= 65535)))
            yield return $"networks '{network.Name}': mtu {network.Mtu} is neither 0 nor within 68 to 65535.";
    }

    private static IEnumerable<string> CheckPower(InventoryHost host)
    {
        if (host.Power is { } power && PowerRules.Flaw(power) is { } flaw)
            yield return $"hosts '{host.Name}': {flaw}";
    }

    private static IEnumerable<string> CheckManagement(IEnumerable<InventoryNetwork> networks) => networks
        .Where(IsManagement)
        .GroupBy(network => network.DataCenter, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => $"networks: data center '{group.Key}' has more than one management network: {string.Join(", ", group.Select(network => network.Name))}.");

    private static IEnumerable<(string Where, string Value)> Texts(Inventory inventory) =>
    [
        .. inventory.DataCenters.Select(item => ($"dataCenters '{item.Name}'", item.Description ?? "")),
        .. inventory.Clusters.Select(item => ($"clusters '{item.Name}'", item.Description ?? "")),
        .. inventory.Networks.Select(item => ($"networks '{item.Name}'", item.Description ?? "")),
        .. inventory.StorageDomains.Select(item => ($"storageDomains '{item.Name}'", $"{item.Address}{item.Path}{item.Description}")),
        .. inventory.Hosts.Select(item => ($"hosts '{item.Name}'", item.Address)),
    ];
}
