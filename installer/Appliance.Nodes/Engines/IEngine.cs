using Appliance.Contracts.Nodes;

namespace Appliance.Nodes.Engines;

/// <summary>An engine as its node speaks with it, once each knows the other. All calls throw <see cref="EngineException"/>.</summary>
public interface IEngine : IDisposable
{
    /// <summary>The address of this machine that the engine was reached from; null before the first call.</summary>
    string? LocalAddress { get; }

    /// <summary>The engine's clock less this machine's, as its last answer had it (to a second); null when it did not say.</summary>
    TimeSpan? ClockDifference { get; }

    Task<NodeSettings> SettingsAsync(CancellationToken cancellationToken);

    Task<HeartbeatAnswer> HeartbeatAsync(Heartbeat heartbeat, CancellationToken cancellationToken);

    Task ReportAsync(NodeReport report, CancellationToken cancellationToken);

    Task<RenewAnswer> RenewAsync(RenewRequest request, CancellationToken cancellationToken);

    /// <summary>The CA's revocation list, PEM.</summary>
    Task<string> RevocationsAsync(CancellationToken cancellationToken);
}
