namespace Appliance.Contracts.Inventories;

/// <summary>A host that runs, or will run, machines. Its name is unique in the engine.</summary>
public sealed record InventoryHost
{
    public required string Name { get; init; }

    /// <summary>The name or address the engine reaches it by.</summary>
    public required string Address { get; init; }

    /// <summary>The name of its cluster.</summary>
    public string Cluster { get; init => field = value ?? Inventory.DefaultName; } = Inventory.DefaultName;
}
