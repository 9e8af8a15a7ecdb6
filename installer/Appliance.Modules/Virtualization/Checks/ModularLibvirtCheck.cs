using Appliance.Planning.Checks;

namespace Appliance.Modules.Virtualization.Checks;

internal sealed class ModularLibvirtCheck() : Check(
    "libvirt-modular",
    "libvirt is one daemon",
    "Since Enterprise Linux 9 libvirt may run as one daemon for each task (virtqemud and others). A node uses the one daemon libvirtd; both at once get in each other's way.")
{
    private const string Unit = "virtqemud";

    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        if (!context.Facts.HasSystemd)
        {
            return CheckFinding.Skipped("systemd does not run this machine.");
        }

        var services = context.Machine.Services;
        var socket = await services.StateAsync(Unit + ".socket", cancellationToken);
        var service = await services.StateAsync(Unit + ".service", cancellationToken);
        return socket.Active || service.Active
            ? CheckFinding.Failed(
                $"{Unit} is at work.",
                "Shut its virtual machines down, turn it off and libvirtd on: `systemctl disable --now virtqemud.socket virtqemud-ro.socket virtqemud-admin.socket virtqemud.service virtproxyd.socket` and `systemctl enable --now libvirtd.socket`.")
            : CheckFinding.Passed("No modular daemon of libvirt is at work.");
    }
}
