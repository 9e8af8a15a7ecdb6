namespace Appliance.Contracts.Inventories;

/// <summary>A data center: the reach of networks and storage domains.</summary>
public sealed record InventoryDataCenter
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";
}
