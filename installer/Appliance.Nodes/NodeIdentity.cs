namespace Appliance.Nodes;

/// <summary>Who this node is and whose. Written when it joins.</summary>
public sealed record NodeIdentity
{
    /// <summary>Host and port of the engine: <c>engine.test.org:7443</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>Addresses to try when the engine's name does not lead anywhere.</summary>
    public IReadOnlyList<string> Addresses { get; init => field = value ?? []; } = [];

    /// <summary>The node's name in the engine.</summary>
    public required string Name { get; init; }

    public required Guid HostId { get; init; }

    /// <summary>Number of the settings the node was set up by; 0 before the first.</summary>
    public long SettingsVersion { get; init; }
}
