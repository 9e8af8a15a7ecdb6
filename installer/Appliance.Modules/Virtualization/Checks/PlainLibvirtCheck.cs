using Appliance.Planning.Checks;

namespace Appliance.Modules.Virtualization.Checks;

internal sealed class PlainLibvirtCheck() : Check(
    "libvirt-plain",
    "libvirt is not open without TLS",
    "The socket libvirtd-tcp (port 16509) lets others command virtual machines, that is become root here, without certificates. A node never opens it, and it must not be open already.")
{
    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        if (!context.Facts.HasSystemd)
        {
            return CheckFinding.Skipped("systemd does not run this machine.");
        }

        var socket = await context.Machine.Services.StateAsync(LibvirtPaths.PlainSocket, cancellationToken);
        return socket.Active || socket.Enabled
            ? CheckFinding.Failed($"{LibvirtPaths.PlainSocket} is {(socket.Active ? "open" : "enabled")}.", $"Shut it: `systemctl disable --now {LibvirtPaths.PlainSocket}`. Whoever used it takes qemu+tls:// instead.")
            : CheckFinding.Passed("libvirt listens nowhere without TLS.");
    }
}
