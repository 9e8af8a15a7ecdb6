namespace Appliance.Engine.Inventories;

internal sealed record InventoryCounts(long HostsUp, long Hosts, long StorageDomains, long Users);
