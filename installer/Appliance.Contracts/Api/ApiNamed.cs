namespace Appliance.Contracts.Api;

/// <summary>Another resource, by its id or its name.</summary>
public sealed record ApiNamed(string? Id, string? Name);
