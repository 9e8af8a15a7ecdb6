namespace Appliance.Contracts.Api;

/// <summary>A data center in the shape of oVirt's API v4.</summary>
public sealed record ApiDataCenter
{
    public string Local { get; init; } = "false";

    public string QuotaMode { get; init; } = "disabled";

    /// <summary><c>up</c> when it has a data storage domain, else <c>uninitialized</c>.</summary>
    public required string Status { get; init; }

    public required ApiVersion Version { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string Href { get; init; }

    public required string Id { get; init; }
}
