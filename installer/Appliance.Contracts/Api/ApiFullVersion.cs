namespace Appliance.Contracts.Api;

/// <summary>A version as its maker writes it.</summary>
public sealed record ApiFullVersion(string FullVersion);
