namespace Appliance.Contracts.Nodes;

/// <summary>A node says that it is there.</summary>
public sealed record Heartbeat
{
    /// <summary>The node's clock, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Seconds since the machine was started.</summary>
    public required long Uptime { get; init; }

    /// <summary>Sent the first time and whenever they changed; null otherwise.</summary>
    public NodeFacts? Facts { get; init; }

    /// <summary>What the agent saw itself of services the node needs (libvirt): one line each; empty when all is well.</summary>
    public IReadOnlyList<string> Troubles { get; init => field = value ?? []; } = [];
}
