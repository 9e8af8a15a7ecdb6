namespace Appliance.Engine.Inventories;

internal sealed record StorageDomainRow(
    Guid Id,
    string Name,
    string Description,
    Guid DataCenterId,
    string DataCenter,
    string Role,
    string Type,
    string Address,
    string Path);
