namespace Appliance.Contracts.Api;

/// <summary>A name and its value.</summary>
public sealed record ApiOption(string? Name, string? Value);
