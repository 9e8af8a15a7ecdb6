namespace Appliance.Contracts.Api;

/// <summary>A list in the shape of oVirt's JSON: <c>{"cluster":[…]}</c>.</summary>
public sealed record ApiClusters(IReadOnlyList<ApiCluster> Cluster);
