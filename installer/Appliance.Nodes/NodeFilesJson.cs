using System.Text.Json.Serialization;

namespace Appliance.Nodes;

/// <summary>The JSON files a node keeps.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true)]
[JsonSerializable(typeof(NodeIdentity))]
[JsonSerializable(typeof(AgentState))]
internal sealed partial class NodeFilesJson : JsonSerializerContext;
