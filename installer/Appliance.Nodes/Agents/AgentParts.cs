using System.Security.Cryptography.X509Certificates;
using Appliance.Machines;
using Appliance.Machines.Facts;
using Appliance.Nodes.Engines;

namespace Appliance.Nodes.Agents;

/// <summary>What an agent works with.</summary>
public sealed record AgentParts
{
    public required IMachine Machine { get; init; }

    public required IFactSource Facts { get; init; }

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Takes a line for the journal.</summary>
    public required Action<string> Say { get; init; }

    public required ServiceNotifier Notifier { get; init; }

    /// <summary>Gives 0 to 1, for the waits between tries.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>Opens a way to the engine: endpoint, its CA, the node's certificate with its key.</summary>
    public required Func<EngineEndpoint, X509Certificate2, X509Certificate2, IEngine> Connect { get; init; }
}
