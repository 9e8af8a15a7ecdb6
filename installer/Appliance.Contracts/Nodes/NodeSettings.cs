namespace Appliance.Contracts.Nodes;

/// <summary>What the engine wants a node to be.</summary>
public sealed record NodeSettings
{
    /// <summary>The node's name in the engine.</summary>
    public required string Name { get; init; }

    /// <summary>Grows with each change.</summary>
    public required long Version { get; init; }

    /// <summary>An answer file (YAML) for the questions a node is asked. No secrets of others are in it.</summary>
    public required string Answers { get; init; }
}
