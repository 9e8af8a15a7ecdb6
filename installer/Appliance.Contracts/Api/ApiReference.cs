namespace Appliance.Contracts.Api;

/// <summary>Another resource, by its address and id.</summary>
public sealed record ApiReference(string Href, string Id);
