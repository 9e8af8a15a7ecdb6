using Appliance.Machines;
using Appliance.Machines.Services;
using Appliance.Modules.Database.Clusters;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Servers;

/// <summary>A server that the service manager runs.</summary>
internal sealed class UnitControl(IMachine machine, PostgresCluster cluster) : IServerControl
{
    private readonly string _unit = cluster.Unit ?? throw new ArgumentException("The cluster is no service.", nameof(cluster));

    private IServices Services => machine.Services;

    public async Task<ServerState> StateAsync(CancellationToken cancellationToken)
    {
        var state = await Services.StateAsync(_unit, cancellationToken);
        var umbrella = cluster.Umbrella is null || (await Services.StateAsync(cluster.Umbrella, cancellationToken)).Enabled;
        return new ServerState(state.Enabled && umbrella, state.Active);
    }

    public async Task EnableAsync(CancellationToken cancellationToken)
    {
        await Services.ReloadUnitsAsync(cancellationToken);
        string[] units = cluster.Umbrella is null ? [_unit] : [cluster.Umbrella, _unit];
        foreach (var unit in units)
        {
            // On Debian the umbrella's generator enables the clusters' units; only one kept from that is enabled by itself.
            if (!(await Services.StateAsync(unit, cancellationToken)).Enabled)
            {
                await Services.EnableAsync(unit, cancellationToken);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => OrExplainAsync(() => Services.StartAsync(_unit, cancellationToken));

    public Task RestartAsync(CancellationToken cancellationToken) => OrExplainAsync(() => Services.RestartAsync(_unit, cancellationToken));

    public async Task<IReadOnlyList<UndoRecord>> CaptureAsync(CancellationToken cancellationToken)
    {
        string[] units = cluster.Umbrella is null ? [_unit] : [cluster.Umbrella, _unit];
        var records = new List<UndoRecord>();
        foreach (var unit in units)
        {
            var state = await Services.StateAsync(unit, cancellationToken);

            // Restarting the umbrella would restart every cluster of the machine.
            records.Add(ServiceUndo.Capture(unit, unit == _unit ? state : state with { Active = false }));
        }

        return records;
    }

    private async Task OrExplainAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (ServiceFailedException e)
        {
            throw new StepFailedException(
                e.Message + ServerLog.Tail(machine.Files, cluster),
                $"Mend the cause (its log is {cluster.LogFile}, `journalctl -u {_unit}` has the rest) and run setup again: it goes on from here.",
                e);
        }
    }
}
