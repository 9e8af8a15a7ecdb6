namespace Appliance.Contracts.Api;

/// <summary>An 802.1Q tag.</summary>
public sealed record ApiVlan(string Id);
