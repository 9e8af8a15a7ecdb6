namespace Appliance.Contracts.Nodes;

/// <summary>
/// What <c>appliance node join --stdin</c> reads: one JSON object on one line. So the token stands in no argument and no
/// environment, where every user of the node could read it.
/// </summary>
public sealed record NodeJoinInput
{
    /// <summary>Host and node port of the engine: <c>engine.test.org:7443</c>; null for the one this machine has joined.</summary>
    public string? Engine { get; init; }

    /// <summary>Addresses the engine's name leads to, for a node whose DNS does not know it.</summary>
    public IReadOnlyList<string> Addresses { get; init => field = value ?? []; } = [];

    /// <summary>See <see cref="JoinToken"/>; null for a machine that has joined.</summary>
    public string? Token { get; init; }

    /// <summary>The name the node is to have.</summary>
    public required string Name { get; init; }

    /// <summary>Install no packages.</summary>
    public bool Offline { get; init; }

    /// <summary>Where packages come from, as the node sees it: a folder or a URL; null for the system's own sources.</summary>
    public string? PackageSource { get; init; }
}
