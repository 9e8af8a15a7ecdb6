namespace Appliance.Contracts.Api;

/// <summary>A cluster in the shape of oVirt's API v4.</summary>
public sealed record ApiCluster
{
    public required string GlusterService { get; init; }

    public required string VirtService { get; init; }

    public required ApiVersion Version { get; init; }

    public required ApiReference DataCenter { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string Href { get; init; }

    public required string Id { get; init; }
}
