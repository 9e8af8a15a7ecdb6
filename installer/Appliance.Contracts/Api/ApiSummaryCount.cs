namespace Appliance.Contracts.Api;

/// <summary>A count; <paramref name="Active"/> is left out where the engine does not watch for it.</summary>
public sealed record ApiSummaryCount(string? Active, string Total);
