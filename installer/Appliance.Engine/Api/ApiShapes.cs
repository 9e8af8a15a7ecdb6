using System.Globalization;
using Appliance.Contracts.Api;
using Appliance.Engine.Configuration;
using Appliance.Engine.Events;
using Appliance.Engine.Hosting;
using Appliance.Engine.Inventories;

namespace Appliance.Engine.Api;

/// <summary>Rows in the shapes of oVirt's API v4.</summary>
internal static class ApiShapes
{
    /// <summary>The oVirt compatibility level whose shapes these are.</summary>
    private static readonly ApiVersion Level = new("4", "7");

    public static ApiDataCenter DataCenter(DataCenterRow row) => new()
    {
        Status = row.HasDataDomain ? "up" : "uninitialized",
        Version = Level,
        Name = row.Name,
        Description = row.Description,
        Href = Href("datacenters", row.Id),
        Id = row.Id.ToString(),
    };

    public static ApiCluster Cluster(ClusterRow row, ApplicationMode mode) => new()
    {
        GlusterService = Truth(mode != ApplicationMode.Virt),
        VirtService = Truth(mode != ApplicationMode.Gluster),
        Version = Level,
        DataCenter = Reference("datacenters", row.DataCenterId),
        Name = row.Name,
        Description = row.Description,
        Href = Href("clusters", row.Id),
        Id = row.Id.ToString(),
    };

    public static ApiNetwork Network(NetworkRow row) => new()
    {
        Mtu = Number(row.Mtu),
        Usages = new ApiNetworkUsages(row.Usages),
        Vlan = row.Vlan is { } tag ? new ApiVlan(Number(tag)) : null,
        DataCenter = Reference("datacenters", row.DataCenterId),
        Name = row.Name,
        Description = row.Description,
        Href = Href("networks", row.Id),
        Id = row.Id.ToString(),
    };

    public static ApiStorageDomain StorageDomain(StorageDomainRow row) => new()
    {
        Type = row.Role,
        Storage = new ApiHostStorage(
            row.Address.Length > 0 ? row.Address : null,
            row.Path,
            row.Type,
            row.Type == "glusterfs" ? "glusterfs" : null),
        DataCenters = new ApiDataCenterReferences([Reference("datacenters", row.DataCenterId)]),
        Name = row.Name,
        Description = row.Description,
        Href = Href("storagedomains", row.Id),
        Id = row.Id.ToString(),
    };

    public static ApiEvent Event(EventRow row) => new()
    {
        Code = Number(row.Code),
        Description = row.Description,
        Origin = row.Origin,
        Severity = row.Severity,
        Time = row.OccurredAt.ToUnixTimeMilliseconds(),
        Href = $"{Refusal.ApiPath}/events/{Number(row.Id)}",
        Id = Number(row.Id),
    };

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static ApiReference Reference(string segment, Guid id) => new(Href(segment, id), id.ToString());

    public static string Href(string segment, Guid id) => $"{Refusal.ApiPath}/{segment}/{id}";

    public static string Truth(bool value) => value ? "true" : "false";
}
