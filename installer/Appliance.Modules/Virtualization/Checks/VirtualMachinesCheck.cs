using Appliance.Planning.Checks;

namespace Appliance.Modules.Virtualization.Checks;

internal sealed class VirtualMachinesCheck() : Check(
    "libvirt-machines",
    "libvirt has no virtual machines of others",
    "Virtual machines that libvirt has here already are not touched, nor is the network they may use. libvirt is restarted, which they do not notice. Only root sees them.")
{
    private const int Shown = 5;

    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        if (!context.Machine.IsRoot)
        {
            return CheckFinding.Skipped("Only root can see them.");
        }

        // An earlier run of ours is why there is a libvirt; what runs in it is the engine's.
        if (context.Installed)
        {
            return CheckFinding.Passed("This is a node already.");
        }

        var machines = await Virsh.MachinesAsync(context.Machine, cancellationToken) ?? [];
        return machines.Count == 0
            ? CheckFinding.Passed("There are none.")
            : CheckFinding.Warning(
                $"libvirt has {machines.Count} already: {string.Join(", ", machines.Take(Shown))}{(machines.Count > Shown ? ", …" : "")}.",
                "They stay as they are, and the engine does not know of them. Move them elsewhere if this is to be a node alone.");
    }
}
