using System.Net;
using Appliance.Machines.Files;
using Appliance.Modules.Host.Ports;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class FqdnLocalCheck(INameResolver resolver) : Check(
    "fqdn-leads-here",
    "The engine's name leads to this machine",
    "One of the addresses of the FQDN, IPv4 or IPv6, must be on an interface of this machine that others can reach; loopback is none. Waive it when an address translation or a proxy stands before the engine.")
{
    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var engine = await EngineAddresses.FindAsync(context.Site, context.Facts, resolver, cancellationToken);
        if (engine.Addresses.Count == 0)
        {
            return CheckFinding.Skipped($"{engine.Fqdn} does not resolve; see fqdn-resolves.");
        }

        var hostsFile = context.Machine.Files.ReadTextOrNull("/etc/hosts") ?? "";
        var loopback = HostsFile.LoopbackLines(hostsFile, engine.Fqdn);
        if (engine.Loopback.Count == engine.Addresses.Count)
        {
            return CheckFinding.Failed(
                $"{engine.Fqdn} leads to {engine.Text}, which is loopback: every other machine would find itself there.{Where(loopback)}",
                Mend(engine, loopback));
        }

        if (engine.Here.Count == 0)
        {
            return CheckFinding.Failed(
                $"{engine.Fqdn} leads to {engine.Text}; this machine has {engine.LocalText}.",
                "Mend its address in DNS, /etc/hosts or network.hosts, or give the engine.fqdn that belongs to this machine.");
        }

        var here = string.Join(", ", engine.Here.Select(address => $"{address} on {engine.Local[address]}"));
        return engine.Loopback.Count > 0 || loopback.Count > 0
            ? CheckFinding.Warning($"{engine.Fqdn} leads to {here}, but also to loopback.{Where(loopback)}", Mend(engine, loopback))
            : CheckFinding.Passed($"{engine.Fqdn} leads to {here}.");
    }

    private static string Where(IReadOnlyList<(int Line, IPAddress Address)> lines) =>
        string.Concat(lines.Select(line => $" Line {line.Line} of /etc/hosts gives it {line.Address}{(line.Address.ToString() == "127.0.1.1" ? ", as Debian's installer writes it" : "")}."));

    private static string Mend(EngineAddresses engine, IReadOnlyList<(int Line, IPAddress Address)> lines)
    {
        var address = (engine.Here.Count > 0 ? engine.Here[0] : engine.Suggestion)?.ToString() ?? "this machine's address";
        return lines.Count > 0
            ? $"Put {address} in place of {lines[0].Address} in line {lines[0].Line} of /etc/hosts."
            : $"Let {engine.Fqdn} lead to {address} in DNS, or name it under network.hosts.";
    }
}
