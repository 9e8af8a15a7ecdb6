namespace Appliance.Engine.Inventories;

internal sealed record NetworkRow(
    Guid Id,
    string Name,
    string Description,
    Guid DataCenterId,
    string DataCenter,
    int? Vlan,
    int Mtu,
    IReadOnlyList<string> Usages);
