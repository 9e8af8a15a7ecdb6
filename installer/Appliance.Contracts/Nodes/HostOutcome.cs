namespace Appliance.Contracts.Nodes;

/// <summary>What a verb such as <c>appliance-engine node remove</c> did with a host, as it prints it (JSON).</summary>
public sealed record HostOutcome
{
    public required string Name { get; init; }

    /// <summary>
    /// <c>approved</c>, <c>rejected</c>, <c>leaving</c>, <c>removed</c>, <c>stored</c>; for power <c>on</c>, <c>off</c>,
    /// <c>error</c>; for maintenance the status the host has now, a word of <see cref="NodeStatus"/>.
    /// </summary>
    public required string Result { get; init; }

    /// <summary>More about it, for a person.</summary>
    public string? Text { get; init; }
}
