namespace Appliance.Contracts.Nodes;

public sealed record HeartbeatAnswer
{
    /// <summary>Seconds until the next one is expected.</summary>
    public required int NextSeconds { get; init; }

    /// <summary>The node's state in the engine: a word of <see cref="NodeStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Number of the settings the engine has for this node; another one than the node's means: fetch them.</summary>
    public required long SettingsVersion { get; init; }

    /// <summary>Number of the CA's revocation list; null when there is none.</summary>
    public string? RevocationNumber { get; init; }

    /// <summary>Whether the facts are not known here: send them with the next heartbeat.</summary>
    public bool WantsFacts { get; init; }

    /// <summary>Whether the node is to leave: undo what was set up and report <see cref="NodePhase.Left"/>.</summary>
    public bool Leave { get; init; }
}
