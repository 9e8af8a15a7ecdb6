namespace Appliance.Contracts.Api;

/// <summary>A storage domain in the shape of oVirt's API v4.</summary>
public sealed record ApiStorageDomain
{
    /// <summary><c>data</c>, <c>iso</c> or <c>export</c>.</summary>
    public required string Type { get; init; }

    public required ApiHostStorage Storage { get; init; }

    public required ApiDataCenterReferences DataCenters { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string Href { get; init; }

    public required string Id { get; init; }
}
