namespace Appliance.Contracts.Api;

/// <summary>A list in the shape of oVirt's JSON: <c>{"host":[…]}</c>.</summary>
public sealed record ApiHosts(IReadOnlyList<ApiHost> Host);
