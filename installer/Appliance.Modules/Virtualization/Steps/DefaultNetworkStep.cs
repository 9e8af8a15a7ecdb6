using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Virtualization.Steps;

/// <summary>
/// Puts libvirt's own network to rest: a bridge (virbr0) with a DHCP and name server of its own, which a node has no use for.
/// Its definition stays. On a machine that has virtual machines already they may use it, and nothing is touched.
/// </summary>
internal sealed class DefaultNetworkStep(string id, string title) : Step(id, title)
{
    internal const string Network = "default";

    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (isActive, startsAtBoot) = await StateAsync(context.Machine, cancellationToken);
        List<string> diff = [.. isActive ? ["-active"] : Array.Empty<string>(), .. startsAtBoot ? ["-started at boot"] : Array.Empty<string>()];
        return diff.Count == 0 ? Inspection.Unchanged : Inspection.Of(ChangeKind.Command, "Stop libvirt's network default (virbr0)", diff);
    }

    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (isActive, startsAtBoot) = await StateAsync(context.Machine, cancellationToken);
        return [DefaultNetworkUndo.Was(isActive, startsAtBoot)];
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (isActive, startsAtBoot) = await StateAsync(context.Machine, cancellationToken);
        if (startsAtBoot)
        {
            await RunAsync("net-autostart", Network, "--disable");
        }

        if (isActive)
        {
            await RunAsync("net-destroy", Network);
        }

        async Task RunAsync(params string[] arguments)
        {
            try
            {
                (await context.Machine.Commands.RunAsync(Virsh.Of(arguments), cancellationToken)).OrThrow();
            }
            catch (CommandFailedException e)
            {
                throw new StepFailedException(
                    $"libvirt does not stop its network default. {e.Message}",
                    "Look at it with `virsh net-info default`, stop it yourself (`virsh net-destroy default`), and run the set-up again.",
                    e);
            }
        }
    }

    // Its machines are asked for only when there is something to stop: each question starts a program.
    private static async Task<(bool IsActive, bool StartsAtBoot)> StateAsync(IMachine machine, CancellationToken cancellationToken)
    {
        var state = await Virsh.NetworkAsync(machine, Network, cancellationToken) ?? (false, false);
        return state is (false, false) || await Virsh.MachinesAsync(machine, cancellationToken) is { Count: 0 } ? state : (false, false);
    }
}
