using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;

namespace Appliance.Modules.Virtualization.Proofs;

/// <summary>libvirt listens for TLS, and not without it.</summary>
internal sealed class LibvirtSocketsProof : IProof
{
    public string Id => "libvirt-sockets";

    public string Title => "libvirt listens for TLS alone";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        var services = context.Machine.Services;
        if (await services.StateAsync(LibvirtPaths.PlainSocket, cancellationToken) is { Active: true })
        {
            return ProofResult.Fails($"libvirt listens on {LibvirtPorts.Plain}/tcp without TLS.", $"Shut it: `systemctl disable --now {LibvirtPaths.PlainSocket}`.");
        }

        var socket = await services.StateAsync(LibvirtPaths.TlsSocket, cancellationToken);
        var service = await services.StateAsync(LibvirtPaths.Service, cancellationToken);
        return socket.Active && service.Active
            ? ProofResult.Holds($"{LibvirtPaths.Service} runs, and {LibvirtPaths.TlsSocket} listens on {LibvirtPorts.Tls}/tcp.")
            : ProofResult.Fails($"{LibvirtPaths.Service} is {service.SubState}, {LibvirtPaths.TlsSocket} is {socket.SubState}.", $"Look at `journalctl -u {LibvirtPaths.Service}`, and run the set-up again.");
    }
}
