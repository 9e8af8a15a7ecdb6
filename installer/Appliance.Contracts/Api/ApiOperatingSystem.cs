namespace Appliance.Contracts.Api;

/// <summary>A host's operating system, by its own name, and its kernel.</summary>
public sealed record ApiOperatingSystem(string Type, ApiFullVersion Version);
