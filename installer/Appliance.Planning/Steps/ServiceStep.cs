using Appliance.Machines.Services;
using Appliance.Planning.Undo;

namespace Appliance.Planning.Steps;

/// <summary>A unit that must be enabled, running, and running with the files as they are now.</summary>
/// <param name="reads">Files whose change needs a restart, the unit file among them.</param>
public sealed class ServiceStep(string id, string title, string unit, IReadOnlyList<string> reads) : Step(id, title)
{
    private readonly LoadedFiles _loaded = new(unit, reads);

    /// <summary>Ids of the steps that write those files: while they are pending, so is the restart.</summary>
    public IReadOnlyList<string> RestartedBy { get; init; } = [];

    /// <summary>Units of others that some of those files add to: the service manager must know these as they are now, too.</summary>
    public IReadOnlyList<string> Extended { get; init; } = [];

    /// <summary>Reload instead of restart, for services that can.</summary>
    public bool Reloads { get; init; }

    /// <summary>Conditions in the unit file may keep it from running on some machines, and that is as it should be.</summary>
    public bool MayBeSkipped { get; init; }

    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var state = await context.Machine.Services.StateAsync(unit, cancellationToken);
        List<string> diff = [];
        if (!state.Enabled)
        {
            diff.Add("+enabled");
        }

        if (!state.Active)
        {
            diff.AddRange(MayBeSkipped && state.ConditionFailed ? [] : ["+running"]);
        }
        else if ((reads.Count > 0 && !_loaded.AreCurrent(context.Machine.Files)) || RestartedBy.Any(context.Changed.Contains))
        {
            diff.Add(Reloads ? "+reloaded, its files change" : "+restarted, its files change");
        }

        var verb = state.Active ? Reloads ? "Reload" : "Restart" : "Start";
        return diff.Count == 0 ? Inspection.Unchanged : Inspection.Of(ChangeKind.Service, $"{verb} {unit}", diff);
    }

    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        var state = await context.Machine.Services.StateAsync(unit, cancellationToken);
        return [FileUndo.Capture(context, _loaded.Path), ServiceUndo.Capture(unit, state)];
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var services = context.Machine.Services;
        var state = await services.FreshStateAsync(unit, cancellationToken);
        foreach (var other in Extended)
        {
            if ((await services.StateAsync(other, cancellationToken)).IsOutdated)
            {
                await services.ReloadUnitsAsync(cancellationToken);
            }
        }

        if (!state.Known)
        {
            throw new StepFailedException($"The service manager does not know {unit}.", "Look whether its package is installed in full (`dpkg --audit`, `rpm -V`), then run the command again.");
        }

        if (!state.Enabled)
        {
            await services.EnableAsync(unit, cancellationToken);
        }

        try
        {
            await (state.Active ? Reloads ? services.ReloadAsync(unit, cancellationToken) : services.RestartAsync(unit, cancellationToken) : services.StartAsync(unit, cancellationToken));
        }
        catch (ServiceFailedException e)
        {
            throw new StepFailedException(e.Message, $"The lines above are from its log (`journalctl -u {unit}`). Mend the cause and run the command again: it goes on from here.", e);
        }

        if (reads.Count > 0)
        {
            _loaded.Remember(context.Machine.Files);
        }
    }
}
