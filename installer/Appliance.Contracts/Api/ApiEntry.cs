namespace Appliance.Contracts.Api;

/// <summary>What <c>/ovirt-engine/api</c> answers.</summary>
public sealed record ApiEntry
{
    public required ApiProductInfo ProductInfo { get; init; }

    public required ApiSummary Summary { get; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public required long Time { get; init; }

    public required IReadOnlyList<ApiLink> Link { get; init; }
}
