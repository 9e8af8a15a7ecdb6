namespace Appliance.Contracts.Api;

/// <summary>The data centers a storage domain is attached to.</summary>
public sealed record ApiDataCenterReferences(IReadOnlyList<ApiReference> DataCenter);
