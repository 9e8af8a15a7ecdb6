using Appliance.Contracts.Nodes;
using Appliance.Engine.Database;
using Appliance.Engine.Hosting;
using Npgsql;

namespace Appliance.Engine.Nodes;

/// <summary>Notices hosts that are no longer heard of, so that none stays in a state that is not true.</summary>
internal sealed class HostMonitor(
    NpgsqlDataSource database,
    HostStates states,
    NodeSigner signer,
    JoinRequestStore requests,
    EngineLog log,
    TimeProvider time,
    TimeSpan interval) : IAsyncDisposable
{
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(40);
    public static readonly TimeSpan InstallSilence = TimeSpan.FromMinutes(30);

    private readonly CancellationTokenSource _stop = new();
    private Task _work = Task.CompletedTask;

    /// <summary>Nodes are not blamed for the time in which the engine or its database could not hear them.</summary>
    private DateTimeOffset _listeningSince;
    private string? _lastTrouble;

    public void Start()
    {
        _listeningSince = time.GetUtcNow();
        _work = RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
                await LookAsync();
        }
        catch (OperationCanceledException)
        {
            // The engine stops.
        }
    }

    private async Task LookAsync()
    {
        try
        {
            await FindSilentAsync(_stop.Token);
            await requests.ForgetOldAsync(_stop.Token);
            Tell((await signer.RefreshListAsync(_stop.Token))?.ToString());
        }
        catch (Exception exception) when (DatabaseProblem.Is(exception))
        {
            // The health page tells of the database.
            _listeningSince = time.GetUtcNow();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Tell($"Looking after hosts failed: {exception}");
        }
    }

    private async Task FindSilentAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            SELECT id, status FROM hosts WHERE CASE
                WHEN status IN ('up', 'non_operational') THEN GREATEST(last_contact, status_since, $1) <= $2
                -- Not by its heartbeats: the agent may live while nobody sets the host up any more.
                WHEN status = 'installing' THEN GREATEST(status_since, $1) <= $3 END
            """);
        var now = time.GetUtcNow();
        var silent = await command
            .With(_listeningSince.UtcDateTime)
            .With((now - Silence).UtcDateTime)
            .With((now - InstallSilence).UtcDateTime)
            .ReadAllAsync(row => (Id: row.GetGuid(0), Status: row.GetString(1)), cancellationToken);
        foreach (var (id, status) in silent)
        {
            if (status == NodeStatus.Installing)
                await states.SetAsync(id, status, NodeStatus.InstallFailed, $"Nothing was heard of its set-up for {InstallSilence.TotalMinutes:0} minutes. Run appliance node join on it again: it goes on where it stopped.", cancellationToken);
            else
                await states.SetAsync(id, status, NodeStatus.NonResponsive, $"Nothing was heard of it for {Silence.TotalSeconds:0} s.", cancellationToken);
        }
    }

    /// <summary>Says what is wrong once, not each time it is still so.</summary>
    private void Tell(string? trouble)
    {
        if (trouble is not null && trouble != _lastTrouble)
            log.Warning(trouble);
        _lastTrouble = trouble;
    }
}
