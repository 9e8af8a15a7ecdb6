namespace Appliance.Contracts.Api;

/// <summary>Interfaces in a bond, in the wrapper oVirt's JSON has.</summary>
public sealed record ApiBondSlaves(IReadOnlyList<ApiReference> HostNic);
