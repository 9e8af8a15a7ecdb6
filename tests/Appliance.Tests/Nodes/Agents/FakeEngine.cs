using Appliance.Contracts.Nodes;
using Appliance.Nodes.Engines;

namespace Appliance.Tests.Nodes.Agents;

/// <summary>An engine that answers as a test says.</summary>
internal sealed class FakeEngine : IEngine
{
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeartbeatAnswer Answer { get; set; } = new() { NextSeconds = 10, Status = NodeStatus.Up, SettingsVersion = 3 };

    /// <summary>What every call meets; null when it works.</summary>
    public EngineException? Problem { get; set; }

    public List<Heartbeat> Heartbeats { get; } = [];

    public List<RenewRequest> Renewals { get; } = [];

    public Func<RenewRequest, string> Renew { get; set; } = _ => throw new InvalidOperationException("no renewal was expected");

    public string RevocationList { get; set; } = "";

    /// <summary>Ends with the first heartbeat.</summary>
    public Task HeardAsync() => _heard.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public int Connections { get; set; }

    public string? LocalAddress => "10.0.200.72";

    public TimeSpan? ClockDifference { get; set; }

    public Task<NodeSettings> SettingsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ReportAsync(NodeReport report, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<HeartbeatAnswer> HeartbeatAsync(Heartbeat heartbeat, CancellationToken cancellationToken)
    {
        if (Problem is not null)
        {
            throw Problem;
        }

        Heartbeats.Add(heartbeat);
        _heard.TrySetResult();
        return Task.FromResult(Answer);
    }

    public Task<RenewAnswer> RenewAsync(RenewRequest request, CancellationToken cancellationToken)
    {
        Renewals.Add(request);
        return Task.FromResult(new RenewAnswer { Certificate = Renew(request) });
    }

    public Task<string> RevocationsAsync(CancellationToken cancellationToken) => Task.FromResult(RevocationList);

    public void Dispose()
    {
    }
}
