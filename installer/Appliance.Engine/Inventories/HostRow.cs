namespace Appliance.Engine.Inventories;

internal sealed record HostRow(Guid Id, string Name, string Address, string Status, Guid ClusterId, string Cluster);
