namespace Appliance.Contracts.Api;

/// <summary>The machine behind a host.</summary>
public sealed record ApiHardwareInformation(string Uuid);
