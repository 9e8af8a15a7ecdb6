namespace Appliance.Nodes;

/// <summary>How the agent stands with the engine, for whoever looks at this machine. Written when it changes.</summary>
public sealed record AgentState
{
    /// <summary>Whether the engine answered the last time.</summary>
    public bool Contact { get; init; }

    /// <summary>When that began.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The node's state as the engine last said it: a word of <c>NodeStatus</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Why there is no contact.</summary>
    public string? Problem { get; init; }

    /// <summary>Number of the settings the engine has for this node.</summary>
    public long SettingsVersion { get; init; }

    /// <summary>Number of the revocation list that was fetched, as the engine writes it.</summary>
    public string? RevocationNumber { get; init; }
}
