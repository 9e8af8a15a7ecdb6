using Appliance.Contracts.Nodes;

namespace Appliance.Engine.Inventories;

/// <summary>A host, or a machine that waits for approval.</summary>
internal sealed record HostRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Address { get; init; }

    /// <summary>A word of <see cref="NodeStatus"/>.</summary>
    public required string Status { get; init; }

    public required Guid ClusterId { get; init; }

    public required string Cluster { get; init; }

    public string? StatusText { get; init; }

    public DateTimeOffset StatusSince { get; init; }

    public DateTimeOffset? LastContact { get; init; }

    public string? Words { get; init; }

    public string? MachineId { get; init; }

    public string? Serial { get; init; }

    public string? Certificate { get; init; }

    public DateTimeOffset? CertificateEnds { get; init; }

    public bool Leaving { get; init; }

    /// <summary>Seconds that its clock is ahead of the engine's.</summary>
    public double? ClockSkew { get; init; }

    public NodeFacts? Facts { get; init; }

    public HostPower? Power { get; init; }

    /// <summary>What goes with the status, and what else is not as it should be.</summary>
    public string? Remarks => string.Join("; ", new[] { StatusText, ClockRemark, Leaving ? "is asked to leave" : null }.OfType<string>()) is { Length: > 0 } text ? text : null;

    private string? ClockRemark => ClockSkew is { } skew && Math.Abs(skew) > NodeClock.MostSkew
        ? $"its clock is {Math.Abs(skew):0} s {(skew > 0 ? "ahead" : "behind")}"
        : null;
}
