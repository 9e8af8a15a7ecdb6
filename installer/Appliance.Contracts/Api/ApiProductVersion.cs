namespace Appliance.Contracts.Api;

/// <summary>The engine's version, in parts and whole.</summary>
public sealed record ApiProductVersion(string Build, string FullVersion, string Major, string Minor, string Revision);
