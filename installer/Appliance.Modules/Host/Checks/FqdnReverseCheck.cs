using System.Net;
using Appliance.Modules.Engine;
using Appliance.Modules.Host.Ports;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class FqdnReverseCheck(INameResolver resolver) : Check(
    "fqdn-reverse",
    "The engine's address leads back to its name",
    "The PTR records of the FQDN's addresses, IPv4 and IPv6, should name the FQDN or one of `engine.alternateNames`; one that does is enough. Log files, Kerberos and some mail and directory servers ask for it; the engine itself does not.")
{
    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var engine = await EngineAddresses.FindAsync(context.Site, context.Facts, resolver, cancellationToken);
        var addresses = engine.Addresses.Where(address => !IPAddress.IsLoopback(address)).ToList();
        if (engine.Planned)
        {
            return CheckFinding.Passed($"{engine.Text} will lead back to {engine.Fqdn} through /etc/hosts on this machine.");
        }

        if (addresses.Count == 0)
        {
            return CheckFinding.Skipped($"{engine.Fqdn} has no address to look up.");
        }

        var names = await Task.WhenAll(addresses.Select(address => resolver.NameAsync(address, cancellationToken)));
        var good = context.Site.Get(EngineQuestions.AlternateNames).Prepend(engine.Fqdn).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var seen = string.Join(", ", addresses.Zip(names, (address, name) => $"{address} leads back to {name ?? "no name"}")) + ".";
        return names.Any(name => name is not null && good.Contains(name))
            ? CheckFinding.Passed(seen)
            : CheckFinding.Warning(seen, $"Add to DNS: {string.Join("; ", addresses.Select(address => $"{ReverseName.Of(address)}. PTR {engine.Fqdn}."))}");
    }
}
