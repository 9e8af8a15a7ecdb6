namespace Appliance.Contracts.Api;

/// <summary>The interfaces of a bond.</summary>
public sealed record ApiBonding(ApiBondSlaves Slaves);
