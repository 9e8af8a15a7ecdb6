namespace Appliance.Contracts.Nodes;

/// <summary>Who the engine says it is. Believed only once the CA is known: by its fingerprint in a token, or by the words.</summary>
public sealed record EngineIdentity
{
    public required string Fqdn { get; init; }

    /// <summary>The CA's certificate, PEM.</summary>
    public required string Ca { get; init; }

    /// <summary>The engine's clock, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    public required int Protocol { get; init; }

    public required string Version { get; init; }
}
