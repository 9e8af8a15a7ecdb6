namespace Appliance.Contracts.Api;

/// <summary>Who answers.</summary>
public sealed record ApiProductInfo(string Name, string Vendor, ApiProductVersion Version);
