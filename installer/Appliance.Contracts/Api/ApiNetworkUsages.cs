namespace Appliance.Contracts.Api;

/// <summary>What a network is for, in the wrapper oVirt's JSON has.</summary>
public sealed record ApiNetworkUsages(IReadOnlyList<string> Usage);
