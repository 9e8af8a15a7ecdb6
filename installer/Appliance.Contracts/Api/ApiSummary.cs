namespace Appliance.Contracts.Api;

/// <summary>How many there are of what.</summary>
public sealed record ApiSummary(ApiSummaryCount Hosts, ApiSummaryCount StorageDomains, ApiSummaryCount Users);
