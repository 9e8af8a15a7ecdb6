namespace Appliance.Contracts.Api;

/// <summary>A way on from a resource: where, and what is there.</summary>
public sealed record ApiLink(string Href, string Rel);
