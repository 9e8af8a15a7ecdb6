namespace Appliance.Contracts.Api;

/// <summary>A list in the shape of oVirt's JSON: <c>{"network":[…]}</c>.</summary>
public sealed record ApiNetworks(IReadOnlyList<ApiNetwork> Network);
