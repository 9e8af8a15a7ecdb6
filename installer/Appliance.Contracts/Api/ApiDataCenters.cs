namespace Appliance.Contracts.Api;

/// <summary>A list in the shape of oVirt's JSON: <c>{"data_center":[…]}</c>.</summary>
public sealed record ApiDataCenters(IReadOnlyList<ApiDataCenter> DataCenter);
