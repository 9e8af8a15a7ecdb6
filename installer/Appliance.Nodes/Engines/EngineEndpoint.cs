namespace Appliance.Nodes.Engines;

/// <summary>How to reach an engine.</summary>
/// <param name="Engine">The name it was given by; its certificate must be for that.</param>
/// <param name="Addresses">Tried when the name does not lead anywhere.</param>
public sealed record EngineEndpoint(EngineAddress Engine, IReadOnlyList<string> Addresses)
{
    public override string ToString() => Engine.ToString();
}
