using System.Text.Json;
using System.Text.Json.Serialization;

namespace Appliance.Contracts.Events;

/// <summary>Events as JSON: one object, one line.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunEvent))]
public sealed partial class EventJson : JsonSerializerContext
{
    public static string Write(RunEvent value) => JsonSerializer.Serialize(value, Default.RunEvent);

    /// <exception cref="JsonException">The line is no event.</exception>
    public static RunEvent Read(string line) =>
        JsonSerializer.Deserialize(line, Default.RunEvent) ?? throw new JsonException("The line holds no event.");
}
