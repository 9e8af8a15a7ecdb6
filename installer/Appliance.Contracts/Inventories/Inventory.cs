namespace Appliance.Contracts.Inventories;

/// <summary>
/// What setup tells the engine about a site. The engine upserts every entry by name and deletes nothing, so an
/// inventory may be partial: an area that is left out stays as it is.
/// </summary>
/// <remarks>The generated JSON reader sets what is left out to null, past the initializers; the setters put that right.</remarks>
public sealed record Inventory
{
    public IReadOnlyList<InventoryDataCenter> DataCenters { get; init => field = value ?? []; } = [];

    public IReadOnlyList<InventoryCluster> Clusters { get; init => field = value ?? []; } = [];

    public IReadOnlyList<InventoryNetwork> Networks { get; init => field = value ?? []; } = [];

    public IReadOnlyList<InventoryStorageDomain> StorageDomains { get; init => field = value ?? []; } = [];

    public IReadOnlyList<InventoryHost> Hosts { get; init => field = value ?? []; } = [];

    /// <summary>An answer file (YAML) for nodes that <see cref="Hosts"/> does not name; null leaves the engine's as it is.</summary>
    public string? NodeSettings { get; init; }

    /// <summary>The data center and the cluster every engine starts with (as oVirt's does).</summary>
    public const string DefaultName = "Default";
}
