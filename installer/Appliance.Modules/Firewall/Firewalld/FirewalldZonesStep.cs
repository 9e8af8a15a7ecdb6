using Appliance.Machines.Commands;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Firewall.Firewalld;

/// <summary>Puts our services into the zones, on disk and in force. Other services and zones stay.</summary>
/// <param name="files">Our service files.</param>
/// <param name="writers">The steps that install firewalld and write those files.</param>
internal sealed class FirewalldZonesStep(string id, string title, IReadOnlyList<FirewallService> services, IReadOnlyList<string> files, IReadOnlyList<string> writers) : Step(id, title)
{
    private readonly LoadedFiles _loaded = new("firewalld-services", files);

    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var machine = context.Machine;
        if (machine.Commands.Find("firewall-offline-cmd") is null && machine.Commands.Find("firewall-cmd") is null)
        {
            return Change([.. FirewalldZone.Wanted("default", services).Parts.Select(part => $"+default zone: {part}")]);
        }

        var isRunning = await FirewalldTool.IsRunningAsync(machine, cancellationToken);
        var permanent = await FirewalldTool.PermanentAsync(machine, cancellationToken);
        List<string> diff = [];
        foreach (var zone in await FirewalldTool.ZonesAsync(machine, cancellationToken))
        {
            var wanted = FirewalldZone.Wanted(zone, services).Parts.ToList();
            var onDisk = (await FirewalldZone.ReadAsync(machine, permanent, zone, cancellationToken)).Parts.ToList();
            // What is only on disk is not open, what is only in force is gone tomorrow.
            var inForce = isRunning ? (await FirewalldZone.ReadAsync(machine, FirewalldTool.Runtime, zone, cancellationToken)).Parts.ToList() : onDisk;
            diff.AddRange(onDisk.Union(inForce).Except(wanted).Select(part => $"-zone {zone}: {part}"));
            diff.AddRange(wanted.Except(onDisk.Intersect(inForce)).Select(part => $"+zone {zone}: {part}"));
        }

        if (isRunning && (diff.Count > 0 || !_loaded.AreCurrent(machine.Files) || (context.IsPlanning && writers.Any(context.Changed.Contains))))
        {
            diff.Add("+reload: rules that firewalld has in force but not on disk are lost");
        }

        return diff.Count == 0 ? Inspection.Unchanged : Change(diff);
    }

    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        var machine = context.Machine;
        var tool = await FirewalldTool.PermanentAsync(machine, cancellationToken);
        List<UndoRecord> undo = [FileUndo.Capture(context, _loaded.Path)];
        foreach (var zone in await FirewalldTool.ZonesAsync(machine, cancellationToken))
        {
            undo.Add(FirewalldUndo.Changed(await FirewalldZone.ReadAsync(machine, tool, zone, cancellationToken)));
        }

        return undo;
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var machine = context.Machine;
        var isRunning = await FirewalldTool.IsRunningAsync(machine, cancellationToken);
        // Before a reload firewalld does not know the new services.
        await ReloadAsync();
        var tool = await FirewalldTool.PermanentAsync(machine, cancellationToken);
        foreach (var zone in await FirewalldTool.ZonesAsync(machine, cancellationToken))
        {
            await FirewalldUndo.SetAsync(machine, tool, FirewalldZone.Wanted(zone, services), cancellationToken);
        }

        await ReloadAsync();
        _loaded.Remember(machine.Files);

        async Task ReloadAsync()
        {
            if (isRunning)
            {
                (await machine.Commands.RunAsync(Command.Of("firewall-cmd", "--reload"), cancellationToken)).OrThrow();
            }
        }
    }

    private static Inspection Change(List<string> diff) => Inspection.Of(ChangeKind.Firewall, "Open the services in firewalld", diff);
}
