namespace Appliance.Contracts.Nodes;

/// <summary>A host as <c>appliance-engine node list</c> and <c>show</c> tell of it, one JSON object per host.</summary>
public sealed record HostSummary
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Address { get; init; }

    public required string Cluster { get; init; }

    /// <summary>A word of <see cref="NodeStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>What goes with the status: the step under way, why it failed, what does not work.</summary>
    public string? StatusText { get; init; }

    /// <summary>Null when it was never heard of.</summary>
    public DateTimeOffset? LastContact { get; init; }

    /// <summary>The four words of a node that waits for approval or has a certificate.</summary>
    public string? Words { get; init; }

    public string? MachineId { get; init; }

    /// <summary>Serial number of its certificate, hexadecimal.</summary>
    public string? Serial { get; init; }

    public DateTimeOffset? CertificateEnds { get; init; }

    /// <summary>Whether it is asked to leave.</summary>
    public bool Leaving { get; init; }

    public HostPower? Power { get; init; }

    public NodeFacts? Facts { get; init; }
}
