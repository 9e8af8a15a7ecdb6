namespace Appliance.Contracts.Api;

/// <summary>An Ethernet address.</summary>
public sealed record ApiMac(string Address);
