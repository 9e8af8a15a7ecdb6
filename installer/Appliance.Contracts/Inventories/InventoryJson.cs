using System.Text.Json;
using System.Text.Json.Serialization;

namespace Appliance.Contracts.Inventories;

/// <summary>The JSON form of <see cref="Inventory"/>: camelCase keys, unknown and repeated keys refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    WriteIndented = true)]
[JsonSerializable(typeof(Inventory))]
public sealed partial class InventoryJson : JsonSerializerContext
{
    /// <summary>Reads an inventory.</summary>
    /// <exception cref="JsonException">The text is no inventory; the message says where.</exception>
    public static Inventory Read(string json) =>
        JsonSerializer.Deserialize(json, Default.Inventory) ?? throw new JsonException("The inventory is null.");

    public static string Write(Inventory inventory) => JsonSerializer.Serialize(inventory, Default.Inventory);
}
