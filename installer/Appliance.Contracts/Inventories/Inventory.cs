namespace Appliance.Contracts.Inventories;

/// <summary>
/// What setup tells the engine about a site. The engine upserts every entry by name and deletes nothing, so an
/// inventory may be partial: an area that is left out stays as it is.
/// </summary>
public sealed record Inventory
{
    public IReadOnlyList<InventoryDataCenter> DataCenters { get; init; } = [];

    public IReadOnlyList<InventoryCluster> Clusters { get; init; } = [];

    public IReadOnlyList<InventoryNetwork> Networks { get; init; } = [];

    public IReadOnlyList<InventoryStorageDomain> StorageDomains { get; init; } = [];

    public IReadOnlyList<InventoryHost> Hosts { get; init; } = [];

    /// <summary>The data center and the cluster every engine starts with (as oVirt's does).</summary>
    public const string DefaultName = "Default";
}
