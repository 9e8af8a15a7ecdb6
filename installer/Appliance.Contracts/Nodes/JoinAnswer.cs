namespace Appliance.Contracts.Nodes;

/// <summary>What became of a <see cref="JoinRequest"/>; a refusal is a <see cref="NodeProblem"/> instead.</summary>
public sealed record JoinAnswer
{
    public required JoinState State { get; init; }

    /// <summary>The name the node has in the engine.</summary>
    public required string Name { get; init; }

    /// <summary>Four words made from the CA and the node's key; a person compares them at both ends.</summary>
    public required string Words { get; init; }

    /// <summary>The host's id in the engine; null while it waits.</summary>
    public Guid? HostId { get; init; }

    /// <summary>PEM; null while it waits.</summary>
    public string? Certificate { get; init; }

    /// <summary>Seconds after which to ask again; for a node that waits.</summary>
    public int? AskAgainSeconds { get; init; }
}
