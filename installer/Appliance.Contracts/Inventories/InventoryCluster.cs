namespace Appliance.Contracts.Inventories;

/// <summary>A cluster: hosts that share networks and storage.</summary>
public sealed record InventoryCluster
{
    public required string Name { get; init; }

    /// <summary>The name of its data center.</summary>
    public string DataCenter { get; init => field = value ?? Inventory.DefaultName; } = Inventory.DefaultName;

    /// <summary>Null leaves the engine's as it is.</summary>
    public string? Description { get; init; }
}
