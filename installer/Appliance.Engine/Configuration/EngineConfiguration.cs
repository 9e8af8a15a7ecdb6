namespace Appliance.Engine.Configuration;

/// <summary>What the engine's configuration file says, checked.</summary>
internal sealed record EngineConfiguration
{
    /// <summary>The name people and nodes use; redirects lead here.</summary>
    public required string Fqdn { get; init; }

    /// <summary>More names and addresses it may be reached by.</summary>
    public IReadOnlyList<string> AlternateNames { get; init; } = [];

    public ListenConfiguration Listen { get; init; } = new();

    public required DatabaseConfiguration Database { get; init; }

    public required PkiConfiguration Pki { get; init; }

    public required string Organization { get; init; }

    public ApplicationMode ApplicationMode { get; init; } = ApplicationMode.Both;

    /// <summary>The engine's own directory; made when it is missing.</summary>
    public required string DataDirectory { get; init; }
}
