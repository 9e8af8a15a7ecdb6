using System.Text.Json.Serialization;

namespace Appliance.Contracts.Inventories;

/// <summary>What a storage domain holds; the names of oVirt's API model (StorageDomainType).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StorageRole>))]
public enum StorageRole
{
    [JsonStringEnumMemberName("data")] Data,
    [JsonStringEnumMemberName("iso")] Iso,
    [JsonStringEnumMemberName("export")] Export,
}
