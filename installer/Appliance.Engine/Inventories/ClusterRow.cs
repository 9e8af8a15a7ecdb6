namespace Appliance.Engine.Inventories;

internal sealed record ClusterRow(Guid Id, string Name, string Description, Guid DataCenterId, string DataCenter);
