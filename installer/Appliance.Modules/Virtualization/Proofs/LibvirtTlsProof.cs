using System.Net;
using Appliance.Modules.Host;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;

namespace Appliance.Modules.Virtualization.Proofs;

/// <summary>libvirt lets the node's certificate in over TLS, shows it as its own, and lets nobody in without one.</summary>
/// <param name="port">Where libvirt listens, on loopback.</param>
internal sealed class LibvirtTlsProof(TimeProvider time, int port = LibvirtPorts.Tls) : IProof
{
    public string Id => "libvirt-tls";

    public string Title => "libvirt answers over TLS to holders of a certificate";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        if (!context.Machine.IsRoot)
        {
            return ProofResult.Skipped("Only root can read the node's key.");
        }

        var door = new LibvirtDoor(new IPEndPoint(IPAddress.Loopback, port), MachineName.Of(context.Site), time);
        const string remedy = $"Look at `journalctl -u {LibvirtPaths.Service}` and {LibvirtPaths.Daemon}: settings of its own there for certificates come before libvirt's usual places. Then run the set-up again.";
        if (await door.KnockAsync(context.Machine.Files, withCertificate: true, cancellationToken) is { } problem)
        {
            return ProofResult.Fails($"libvirt does not let the node's certificate in: {problem}", remedy);
        }

        return await door.KnockAsync(context.Machine.Files, withCertificate: false, cancellationToken) is null
            ? ProofResult.Fails("libvirt lets in whoever comes, without a certificate.", remedy)
            : ProofResult.Holds($"libvirt lets in the node's certificate at {port}/tcp, and nobody without one.");
    }
}
