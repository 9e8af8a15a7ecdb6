namespace Appliance.Engine.Nodes;

/// <summary>A host as enrolment sees it.</summary>
internal sealed record EnrolledHost
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    /// <summary>Null for a host that has not joined.</summary>
    public string? Serial { get; init; }

    public string? Certificate { get; init; }

    public DateTimeOffset? CertificateEnds { get; init; }

    /// <summary>Of a renewed certificate that was not used yet.</summary>
    public string? NextSerial { get; init; }

    public string? NextCertificate { get; init; }

    public byte[]? KeyHash { get; init; }

    public byte[]? NextKeyHash { get; init; }

    public string? MachineId { get; init; }

    public string? Words { get; init; }

    public bool Leaving { get; init; }

    public double? ClockSkew { get; init; }

    public bool HasFacts { get; init; }

    public bool HasKey(byte[] hash) => KeyHash is { } own && own.AsSpan().SequenceEqual(hash);
}
