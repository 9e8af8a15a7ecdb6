namespace Appliance.Contracts.Api;

/// <summary>Options of a fence agent, in the wrapper oVirt's JSON has.</summary>
public sealed record ApiPowerOptions(IReadOnlyList<ApiOption>? Option);
