namespace Appliance.Contracts.Api;

/// <summary>A list in the shape of oVirt's JSON: <c>{"storage_domain":[…]}</c>.</summary>
public sealed record ApiStorageDomains(IReadOnlyList<ApiStorageDomain> StorageDomain);
