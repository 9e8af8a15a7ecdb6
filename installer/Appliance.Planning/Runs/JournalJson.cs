using System.Text.Json.Serialization;

namespace Appliance.Planning.Runs;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JournalEntry))]
[JsonSerializable(typeof(RunLockHolder))]
[JsonSerializable(typeof(UsualTimesFile))]
internal sealed partial class JournalJson : JsonSerializerContext;
