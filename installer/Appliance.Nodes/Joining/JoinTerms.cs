namespace Appliance.Nodes.Joining;

/// <summary>How a machine asks to become a node.</summary>
public sealed record JoinTerms
{
    /// <summary>The secret part of a token; null waits for a person to approve.</summary>
    public string? Secret { get; init; }

    /// <summary>The name asked for; null leaves it to the token, else to the machine's own name.</summary>
    public string? Name { get; init; }

    public required string MachineId { get; init; }

    /// <summary>Addresses for the engine to reach this node by, the best first.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    public required Contracts.Nodes.NodeFacts Facts { get; init; }

    /// <summary>How long to go on while the engine is down or nobody approves.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);
}
