namespace Appliance.Contracts.Inventories;

/// <summary>A data center: the reach of networks and storage domains.</summary>
public sealed record InventoryDataCenter
{
    public required string Name { get; init; }

    /// <summary>Null leaves the engine's as it is.</summary>
    public string? Description { get; init; }
}
