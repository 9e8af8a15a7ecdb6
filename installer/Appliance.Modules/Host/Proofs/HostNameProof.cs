using Appliance.Modules.Host.Ports;
using Appliance.Modules.Host.Steps;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Proofs;

/// <summary>The engine's FQDN leads to this machine.</summary>
internal sealed class HostNameProof(INameResolver resolver) : IProof
{
    public string Id => "host-name";

    public string Title => "The engine's name leads to this machine";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        var engine = await EngineAddresses.FindAsync(context.Site, context.Facts, resolver, cancellationToken);
        if (engine.Addresses.Count == 0)
        {
            return ProofResult.Fails($"{engine.Fqdn} does not resolve.", $"Add it to DNS, or to network.hosts and run `{context.Site.Mode.SetUp()}` again.");
        }

        if (engine.Here.Count == 0)
        {
            return ProofResult.Fails(
                $"{engine.Fqdn} leads to {engine.Text}; this machine has {engine.LocalText}.",
                "Mend its address in DNS, /etc/hosts or network.hosts.");
        }

        var name = KernelHostName.Read(context.Machine.Files);
        return context.Site.Get(HostQuestions.SetHostName) && name != engine.Fqdn
            ? ProofResult.Attention($"{engine.Fqdn} leads here, but the host name is {name}.", $"Run `{context.Site.Mode.SetUp()}` again, or `hostname {engine.Fqdn}`; look what else sets the name (cloud-init, DHCP).")
            : ProofResult.Holds($"{engine.Fqdn} leads to {string.Join(", ", engine.Here.Select(address => $"{address} on {engine.Local[address]}"))}.");
    }
}
