namespace Appliance.Engine.Inventories;

/// <summary>Which entries to read.</summary>
/// <param name="Id">The one with this id.</param>
/// <param name="NamePattern">Those whose name is LIKE this.</param>
/// <param name="Max">No more than this many.</param>
internal sealed record InventoryFilter(Guid? Id = null, string? NamePattern = null, int? Max = null);
