namespace Appliance.Engine.Inventories;

internal sealed record DataCenterRow(Guid Id, string Name, string Description, bool HasDataDomain);
