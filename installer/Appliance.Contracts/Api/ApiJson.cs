using System.Text.Json.Serialization;

namespace Appliance.Contracts.Api;

/// <summary>The JSON form of the API: oVirt's snake_case names, absent values left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ApiEntry))]
[JsonSerializable(typeof(ApiFault))]
[JsonSerializable(typeof(ApiToken))]
[JsonSerializable(typeof(ApiTokenError))]
[JsonSerializable(typeof(ApiDone))]
[JsonSerializable(typeof(ApiDataCenters))]
[JsonSerializable(typeof(ApiClusters))]
[JsonSerializable(typeof(ApiHosts))]
[JsonSerializable(typeof(ApiNetworks))]
[JsonSerializable(typeof(ApiStorageDomains))]
[JsonSerializable(typeof(ApiEvents))]
[JsonSerializable(typeof(ApiHostNics))]
[JsonSerializable(typeof(ApiHostChange))]
[JsonSerializable(typeof(ApiAction))]
public sealed partial class ApiJson : JsonSerializerContext;
