using System.Text.Json.Serialization;

namespace Appliance.Contracts.Inventories;

/// <summary>What a network is for; the names of oVirt's API model (NetworkUsage).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NetworkUsage>))]
public enum NetworkUsage
{
    [JsonStringEnumMemberName("management")] Management,
    [JsonStringEnumMemberName("vm")] Vm,
    [JsonStringEnumMemberName("display")] Display,
    [JsonStringEnumMemberName("migration")] Migration,
    [JsonStringEnumMemberName("gluster")] Gluster,
    [JsonStringEnumMemberName("default_route")] DefaultRoute,
}
