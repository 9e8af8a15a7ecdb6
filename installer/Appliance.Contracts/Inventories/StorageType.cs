using System.Text.Json.Serialization;

namespace Appliance.Contracts.Inventories;

/// <summary>How a storage domain is reached; the names of oVirt's API model (StorageType).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StorageType>))]
public enum StorageType
{
    [JsonStringEnumMemberName("nfs")] Nfs,
    [JsonStringEnumMemberName("glusterfs")] Glusterfs,
    [JsonStringEnumMemberName("localfs")] Localfs,
    [JsonStringEnumMemberName("posixfs")] Posixfs,
    [JsonStringEnumMemberName("iscsi")] Iscsi,
    [JsonStringEnumMemberName("fcp")] Fcp,
}
