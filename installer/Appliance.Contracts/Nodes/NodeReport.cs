namespace Appliance.Contracts.Nodes;

/// <summary>How far a node has come with being set up.</summary>
public sealed record NodeReport
{
    public required NodePhase Phase { get; init; }

    /// <summary>The step under way, or why it failed.</summary>
    public string? Text { get; init; }

    /// <summary>When it was so, by the node's clock: a network may bring an older report after a newer one.</summary>
    public DateTimeOffset? Time { get; init; }
}
