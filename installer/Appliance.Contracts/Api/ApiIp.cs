namespace Appliance.Contracts.Api;

/// <summary>An address; <paramref name="Version"/> is <c>v4</c> or <c>v6</c>.</summary>
public sealed record ApiIp(string Address, string? Netmask, string Version);
