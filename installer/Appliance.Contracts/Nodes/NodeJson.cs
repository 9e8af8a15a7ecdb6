using System.Text.Json.Serialization;

namespace Appliance.Contracts.Nodes;

/// <summary>The JSON of this protocol: camelCase keys; unknown ones are passed over, so that either end may be newer.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true,
    MaxDepth = 16)]
[JsonSerializable(typeof(EngineIdentity))]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(JoinAnswer))]
[JsonSerializable(typeof(NodeJoinInput))]
[JsonSerializable(typeof(NodeSettings))]
[JsonSerializable(typeof(Heartbeat))]
[JsonSerializable(typeof(HeartbeatAnswer))]
[JsonSerializable(typeof(NodeReport))]
[JsonSerializable(typeof(RenewRequest))]
[JsonSerializable(typeof(RenewAnswer))]
[JsonSerializable(typeof(NodeProblem))]
[JsonSerializable(typeof(HostSummary))]
[JsonSerializable(typeof(IssuedJoinToken))]
[JsonSerializable(typeof(HostOutcome))]
public sealed partial class NodeJson : JsonSerializerContext;
