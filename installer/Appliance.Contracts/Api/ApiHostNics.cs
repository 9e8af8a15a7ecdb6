namespace Appliance.Contracts.Api;

/// <summary>A list in the shape of oVirt's JSON: <c>{"host_nic":[…]}</c>.</summary>
public sealed record ApiHostNics(IReadOnlyList<ApiHostNic> HostNic);
