namespace Appliance.Contracts.Inventories;

/// <summary>A storage domain. Its name is unique in the engine.</summary>
public sealed record InventoryStorageDomain
{
    public required string Name { get; init; }

    public required StorageRole Role { get; init; }

    public required StorageType Type { get; init; }

    /// <summary>The server's name or address; empty for storage that has none (localfs).</summary>
    public string Address { get; init => field = value ?? ""; } = "";

    /// <summary>The export, volume or directory.</summary>
    public string Path { get; init => field = value ?? ""; } = "";

    /// <summary>The name of the data center it is attached to.</summary>
    public string DataCenter { get; init => field = value ?? Inventory.DefaultName; } = Inventory.DefaultName;

    /// <summary>Null leaves the engine's as it is.</summary>
    public string? Description { get; init; }
}
