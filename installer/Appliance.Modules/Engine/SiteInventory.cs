using Appliance.Contracts.Inventories;
using Appliance.Contracts.Nodes;
using Appliance.Modules.Network;
using Appliance.Modules.Nodes;
using Appliance.Modules.Storage;
using Appliance.Planning.Sites;
using EngineStorageRole = Appliance.Contracts.Inventories.StorageRole;
using EngineStorageType = Appliance.Contracts.Inventories.StorageType;
using StorageRole = Appliance.Modules.Storage.StorageRole;
using StorageType = Appliance.Modules.Storage.StorageType;

namespace Appliance.Modules.Engine;

/// <summary>What the engine is told of the site: its networks, storage domains and nodes, in the data center every engine begins with.</summary>
internal static class SiteInventory
{
    public static Inventory Of(Site site) => new()
    {
        DataCenters = [new InventoryDataCenter { Name = Inventory.DefaultName }],
        Clusters = [new InventoryCluster { Name = Inventory.DefaultName }],
        Networks = [Management(site.Get(NetworkQuestions.Management)), .. site.Get(NetworkQuestions.Networks).Select(Network)],
        StorageDomains = [.. site.Get(StorageQuestions.Domains).Select(domain => Storage(domain, site.Get(EngineQuestions.Fqdn)))],
        Hosts = [.. site.Get(NodesQuestions.Hosts).Select(node => Host(site, node))],
        NodeSettings = NodeSettingsText.Of(site, null),
    };

    /// <summary>One line for each entry, for plans.</summary>
    public static IReadOnlyList<string> Describe(Inventory inventory) =>
    [
        .. inventory.DataCenters.Select(item => $"+data center {item.Name}"),
        .. inventory.Clusters.Select(item => $"+cluster {item.Name} in {item.DataCenter}"),
        .. inventory.Networks.Select(item => $"+network {item.Name}{(item.Vlan is { } vlan ? $", VLAN {vlan}" : "")}, MTU {item.Mtu}{(item.Management ? ", management" : "")}"),
        .. inventory.StorageDomains.Select(item => $"+storage domain {item.Name}: {item.Role.ToString().ToLowerInvariant()} on {item.Type.ToString().ToLowerInvariant()} {Place(item)}"),
        .. inventory.Hosts.Select(item => $"+host {item.Name} at {item.Address}{(item.Power is { } power ? $", power by {power.Type} at {power.Address}" : "")}"),
    ];

    // The power management's password goes another way, and never into what is hashed or shown.
    private static InventoryHost Host(Site site, NodeAnswer node) => new()
    {
        Name = node.Name,
        Address = node.Address,
        Settings = NodeSettingsText.Of(site, node),
        Power = node.Power is { } power
            ? new HostPower { Type = power.Type, Address = power.Address, User = power.User, Options = power.Options.ToDictionary(option => option.Name, option => option.Value) }
            : null,
    };

    // What oVirt gives its management network too (NetworkUsage in its API model).
    private static InventoryNetwork Management(ManagementNetwork network) => new()
    {
        Name = network.Name,
        Vlan = network.Vlan,
        Mtu = network.Mtu,
        Management = true,
        Usages = [NetworkUsage.Management, NetworkUsage.Vm, NetworkUsage.Display, NetworkUsage.Migration, NetworkUsage.DefaultRoute],
    };

    private static InventoryNetwork Network(NetworkAnswer network) => new()
    {
        Name = network.Name,
        Vlan = network.Vlan,
        Mtu = network.Mtu,
        Usages = network.Bridge ? [NetworkUsage.Vm] : [],
    };

    private static InventoryStorageDomain Storage(StorageDomain domain, string thisMachine) => new()
    {
        Name = domain.Name,
        Role = domain.Role switch
        {
            StorageRole.Data => EngineStorageRole.Data,
            StorageRole.Iso => EngineStorageRole.Iso,
            StorageRole.Export => EngineStorageRole.Export,
            _ => throw new ArgumentOutOfRangeException(nameof(domain), domain.Role, "unknown role"),
        },
        Type = domain.Type switch
        {
            StorageType.Nfs => EngineStorageType.Nfs,
            StorageType.Glusterfs => EngineStorageType.Glusterfs,
            StorageType.Localfs => EngineStorageType.Localfs,
            _ => throw new ArgumentOutOfRangeException(nameof(domain), domain.Type, "unknown type"),
        },
        Address = domain.Type == StorageType.Localfs ? "" : domain.Address ?? thisMachine,
        Path = (domain.Type == StorageType.Glusterfs ? domain.Volume : domain.Path) ?? "",
    };

    private static string Place(InventoryStorageDomain domain) => domain.Address.Length == 0 ? domain.Path : $"{domain.Address}:{domain.Path}";
}
