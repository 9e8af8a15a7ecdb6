namespace Appliance.Contracts.Nodes;

/// <summary>How far a node has come with being set up.</summary>
public sealed record NodeReport
{
    public required NodePhase Phase { get; init; }

    /// <summary>The step under way, or why it failed.</summary>
    public string? Text { get; init; }
}
