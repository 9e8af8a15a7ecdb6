namespace Appliance.Contracts.Api;

/// <summary>A host in the shape of oVirt's API v4.</summary>
public sealed record ApiHost
{
    public required string Address { get; init; }

    /// <summary>One of oVirt's host states; <c>unassigned</c> until the host reports.</summary>
    public required string Status { get; init; }

    public required ApiReference Cluster { get; init; }

    public required string Name { get; init; }

    public required string Href { get; init; }

    public required string Id { get; init; }
}
