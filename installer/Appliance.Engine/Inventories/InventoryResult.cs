namespace Appliance.Engine.Inventories;

/// <summary>How many entries an inventory added or changed, or why none of it was taken in.</summary>
internal sealed record InventoryResult(int Changed, IReadOnlyList<string> Problems);
