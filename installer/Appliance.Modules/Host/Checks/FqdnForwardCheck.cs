using Appliance.Modules.Host.Ports;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class FqdnForwardCheck(INameResolver resolver) : Check(
    "fqdn-resolves",
    "The engine's name resolves",
    "Browsers and nodes reach the engine by its FQDN, and certificates carry it. It must have an address in DNS or /etc/hosts, or get one through `network.hosts`. A name server that does not answer within 3 s counts as no answer.")
{
    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var engine = await EngineAddresses.FindAsync(context.Site, context.Facts, resolver, cancellationToken);
        if (engine.Planned)
        {
            return CheckFinding.Passed($"{engine.Fqdn} will lead to {engine.Text}: network.hosts has it, and setup writes it to /etc/hosts.");
        }

        return engine.Addresses.Count > 0
            ? CheckFinding.Passed($"{engine.Fqdn} resolves to {engine.Text}.")
            : CheckFinding.Failed(
                $"{engine.Fqdn} does not resolve (name servers: {(context.Facts.NameServers.Count == 0 ? "none" : string.Join(", ", context.Facts.NameServers))}).",
                $"Add it to DNS, mend engine.fqdn, or let setup write it to /etc/hosts: network: {{ hosts: [{{ name: {engine.Fqdn}, address: {engine.Suggestion?.ToString() ?? "ADDRESS"} }}] }}.");
    }
}
