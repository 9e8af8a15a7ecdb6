using System.Threading.Channels;
using Appliance.Contracts.Events;
using Appliance.Contracts.Nodes;
using Appliance.Nodes.Engines;
using Appliance.Planning.Events;

namespace Appliance.Cli.Flows;

/// <summary>
/// Tells the engine how far the set-up of this node is. The run does not wait for it, and does not fail by it: the network
/// itself may be what is being set up.
/// </summary>
/// <param name="connect">Opens a way to the engine; a new one for the last word, since the network may be another one then.</param>
internal sealed class JoinReports(Func<IEngine> connect) : IEventSink, IAsyncDisposable
{
    private const int LastTries = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Of several steps that went by while one was told, only the last is of interest.
    private readonly Channel<NodeReport> _steps = Channel.CreateBounded<NodeReport>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private Task _telling = Task.CompletedTask;

    public void Begin() => _telling = Task.Run(TellAsync);

    public void Publish(RunEvent value)
    {
        if (value.Kind == EventKind.StepStarted)
        {
            _steps.Writer.TryWrite(new NodeReport { Phase = NodePhase.Installing, Text = value.Text });
        }
    }

    /// <summary>The last word.</summary>
    /// <returns>Whether the engine heard it.</returns>
    public async Task<bool> EndAsync(NodePhase phase, string? text)
    {
        await DisposeAsync();
        using var engine = connect();
        for (var i = 0; i < LastTries; i++)
        {
            if (await SendAsync(engine, new NodeReport { Phase = phase, Text = text }))
            {
                return true;
            }
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        _steps.Writer.TryComplete();
        await _telling;
    }

    private async Task TellAsync()
    {
        using var engine = connect();
        await foreach (var report in _steps.Reader.ReadAllAsync())
        {
            await SendAsync(engine, report);
        }
    }

    private static async Task<bool> SendAsync(IEngine engine, NodeReport report)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await engine.ReportAsync(report, limit.Token);
            return true;
        }
        catch (Exception e) when (e is EngineException or OperationCanceledException)
        {
            return false;
        }
    }
}
