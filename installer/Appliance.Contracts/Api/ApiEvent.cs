namespace Appliance.Contracts.Api;

/// <summary>Something that happened, in the shape of oVirt's API v4.</summary>
public sealed record ApiEvent
{
    /// <summary>oVirt's audit code where it has one; 20000 and above are the built-in engine's own.</summary>
    public required string Code { get; init; }

    public required string Description { get; init; }

    public required string Origin { get; init; }

    /// <summary><c>normal</c>, <c>warning</c>, <c>error</c> or <c>alert</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public required long Time { get; init; }

    public required string Href { get; init; }

    /// <summary>Grows with time; a number, as in oVirt.</summary>
    public required string Id { get; init; }
}
