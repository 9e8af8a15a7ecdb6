namespace Appliance.Modules.Nodes;

/// <summary>The engine does not do what it was asked about nodes: the message says why, the remedy what to do.</summary>
public sealed class NodeCommandException(string message, string remedy) : Exception(message)
{
    public string Remedy { get; } = remedy;
}
