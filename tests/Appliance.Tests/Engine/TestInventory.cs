using Appliance.Contracts.Inventories;

namespace Appliance.Tests.Engine;

/// <summary>A small site with one of each kind of thing that is told differently.</summary>
internal static class TestInventory
{
    public static Inventory Site { get; } = new()
    {
        DataCenters = [new InventoryDataCenter { Name = "Branch", Description = "The branch office" }],
        Clusters = [new InventoryCluster { Name = "branch-1", DataCenter = "Branch" }],
        Networks =
        [
            new InventoryNetwork { Name = "ovirtmgmt", Management = true, Mtu = 1500, Usages = [NetworkUsage.Vm, NetworkUsage.DefaultRoute] },
            new InventoryNetwork { Name = "vlan101", Vlan = 101, Usages = [NetworkUsage.Vm] },
        ],
        StorageDomains =
        [
            new InventoryStorageDomain { Name = "iso", Role = StorageRole.Iso, Type = StorageType.Nfs, Address = "engine.test.org", Path = "/srv/exports/iso" },
            new InventoryStorageDomain { Name = "data-gv0", Role = StorageRole.Data, Type = StorageType.Glusterfs, Address = "node72.test.org", Path = "gv0", Description = "Replica 3 <&>" },
            new InventoryStorageDomain { Name = "spare", Role = StorageRole.Data, Type = StorageType.Localfs, Path = "/srv/spare", DataCenter = "Branch" },
        ],
        Hosts =
        [
            new InventoryHost { Name = "node72.test.org", Address = "10.0.200.72" },
            new InventoryHost { Name = "node73.test.org", Address = "10.0.200.73", Cluster = "branch-1" },
        ],
    };
}
