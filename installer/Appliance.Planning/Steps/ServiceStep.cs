using Appliance.Machines.Services;
using Appliance.Planning.Undo;

namespace Appliance.Planning.Steps;

/// <summary>A unit that must be enabled, running, and running with the files as they are now.</summary>
/// <param name="reads">Files whose change needs a restart: the unit file, and additions to units of others, among them.</param>
public sealed class ServiceStep(string id, string title, string unit, IReadOnlyList<string> reads) : Step(id, title)
{
    private const string UnitFolder = "/etc/systemd/system/";

    private readonly LoadedFiles _loaded = new(unit, reads);

    /// <summary>Ids of the steps that write those files: while they are pending, so is the restart.</summary>
    public IReadOnlyList<string> RestartedBy { get; init; } = [];

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
        else if (HasNewFiles(context))
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
        var changed = reads.Any(path => path.StartsWith(UnitFolder, StringComparison.Ordinal)) && HasNewFiles(context);
        var state = await services.RegisterAsync(unit, changed, cancellationToken);
        if (!state.Known)
        {
            throw new StepFailedException($"The service manager does not know {unit}.", "Look whether its package is installed in full (`dpkg --audit`, `rpm -V`), then run the command again.");
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

    private bool HasNewFiles(StepContext context) =>
        reads.Count > 0 ? _loaded.AreNew(context, RestartedBy) : RestartedBy.Any(context.Changed.Contains);
}
