namespace Appliance.Contracts.Api;

/// <summary>A compatibility version; numbers are strings, as in oVirt's JSON.</summary>
public sealed record ApiVersion(string Major, string Minor);
