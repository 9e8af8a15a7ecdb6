using Appliance.Contracts.Nodes;

namespace Appliance.Contracts.Inventories;

/// <summary>A host that runs, or will run, machines. Its name is unique in the engine.</summary>
public sealed record InventoryHost
{
    public required string Name { get; init; }

    /// <summary>The name or address the engine reaches it by.</summary>
    public required string Address { get; init; }

    /// <summary>The name of its cluster.</summary>
    public string Cluster { get; init => field = value ?? Inventory.DefaultName; } = Inventory.DefaultName;

    /// <summary>An answer file (YAML) for what the node is asked; null leaves the engine's as it is.</summary>
    public string? Settings { get; init; }

    /// <summary>Null leaves the engine's as it is. The secret comes another way: <c>appliance-engine node power-secret</c>.</summary>
    public HostPower? Power { get; init; }
}
