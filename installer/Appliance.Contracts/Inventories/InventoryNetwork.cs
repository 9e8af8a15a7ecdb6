namespace Appliance.Contracts.Inventories;

/// <summary>A logical network of a data center. Its name is unique within that data center.</summary>
public sealed record InventoryNetwork
{
    public required string Name { get; init; }

    /// <summary>The name of its data center.</summary>
    public string DataCenter { get; init => field = value ?? Inventory.DefaultName; } = Inventory.DefaultName;

    /// <summary>802.1Q tag, 1 to 4094; null is untagged.</summary>
    public int? Vlan { get; init; }

    /// <summary>Bytes, 68 to 65535; 0 is the default of the interface (as in oVirt).</summary>
    public int Mtu { get; init; }

    /// <summary>The network the engine and the hosts talk over; one in a data center.</summary>
    public bool Management { get; init; }

    public IReadOnlyList<NetworkUsage> Usages { get; init => field = value ?? []; } = [];

    /// <summary>Null leaves the engine's as it is.</summary>
    public string? Description { get; init; }
}
