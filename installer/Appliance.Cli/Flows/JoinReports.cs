using System.Threading.Channels;
using Appliance.Contracts.Events;
using Appliance.Contracts.Nodes;
using Appliance.Nodes.Engines;
using Appliance.Nodes.Joining;
using Appliance.Planning.Events;

namespace Appliance.Cli.Flows;

/// <summary>
/// Tells the engine how far the set-up of this node is. The run does not wait for it, and does not fail by it: the network
/// itself may be what is being set up.
/// </summary>
/// <param name="wasSetUp">Whether the machine has been a node that works: then it still is one until a step is begun.</param>
/// <param name="connect">Opens a way to the engine; a new one for the last word, since the network may be another one then.</param>
internal sealed class JoinReports(Func<IEngine> connect, bool wasSetUp, TimeProvider time) : IEventSink, IAsyncDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    // Of several steps that went by while one was told, only the last is of interest.
    private readonly Channel<NodeReport> _steps = Channel.CreateBounded<NodeReport>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private Task _telling = Task.CompletedTask;
    private bool _begun;
    private bool _installed;

    public void Begin() => _telling = Task.Run(TellAsync);

    public void Publish(RunEvent value)
    {
        _begun |= value.Kind is EventKind.StepStarted or EventKind.StepFailed;
        if (value.Kind == EventKind.StepStarted)
        {
            _steps.Writer.TryWrite(new NodeReport { Phase = NodePhase.Installing, Text = value.Text, Time = time.GetUtcNow() });
        }
    }

    /// <summary>The last word when it went well. The node counts by it, so an engine that is away is waited for.</summary>
    /// <exception cref="EngineException">It was not heard.</exception>
    public async Task InstalledAsync(Patience patience, CancellationToken cancellationToken)
    {
        await DisposeAsync();
        using var engine = connect();
        var report = new NodeReport { Phase = NodePhase.Installed, Time = time.GetUtcNow() };
        await patience.TryAsync(
            async token =>
            {
                await engine.ReportAsync(report, token);
                return true;
            },
            cancellationToken);
        _installed = true;
    }

    /// <summary>
    /// The last word when it did not; the command ends all the same when nobody hears it. Nothing is said of a node that is none
    /// the worse.
    /// </summary>
    public async Task FailedAsync(string why)
    {
        await DisposeAsync();
        if (_installed || (wasSetUp && !_begun))
        {
            return;
        }

        using var engine = connect();
        await SendAsync(engine, new NodeReport { Phase = NodePhase.Failed, Text = why, Time = time.GetUtcNow() });
    }

    public async ValueTask DisposeAsync()
    {
        _steps.Writer.TryComplete();
        await _telling;
    }

    private async Task TellAsync()
    {
        IEngine? engine = null;
        await foreach (var report in _steps.Reader.ReadAllAsync())
        {
            await SendAsync(engine ??= connect(), report);
        }

        engine?.Dispose();
    }

    private static async Task SendAsync(IEngine engine, NodeReport report)
    {
        using var limit = new CancellationTokenSource(Moment);
        try
        {
            await engine.ReportAsync(report, limit.Token);
        }
        catch (Exception e) when (e is EngineException or OperationCanceledException)
        {
            // The next one may get through.
        }
    }
}
