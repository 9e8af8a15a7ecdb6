using Appliance.Machines;
using Appliance.Machines.Files;
using Appliance.Modules.Firewall.Firewalld;
using Appliance.Modules.Firewall.Iptables;
using Appliance.Modules.Firewall.Nftables;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Firewall;

/// <summary>The rules in force let in what must be reachable.</summary>
internal sealed class FirewallProof : IProof
{
    public string Id => "firewall.open";

    public string Title => "The firewall lets in what must be reachable";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        var machine = context.Machine;
        if (!machine.IsRoot)
        {
            return ProofResult.Skipped("Only root can see the rules in force.");
        }

        var settings = FirewallSettings.From(context);
        var missing = settings.Manager switch
        {
            FirewallManager.Firewalld => await FirewalldAsync(machine, settings, cancellationToken),
            FirewallManager.Iptables => await IptablesAsync(machine, cancellationToken),
            _ => await NftablesAsync(machine, settings, cancellationToken),
        };
        return missing.Count == 0
            ? ProofResult.Holds($"{FirewallSettings.Word(settings.Manager)}: {string.Join(", ", settings.Openings)}.")
            : ProofResult.Fails($"Not in force: {string.Join("; ", missing)}.", $"Run `{context.Site.Mode.SetUp()}` again: it puts the rules back. If they keep going away, find out what flushes them (`journalctl -u nftables -u appliance-firewall`).");
    }

    private static async Task<IReadOnlyList<string>> NftablesAsync(IMachine machine, FirewallSettings settings, CancellationToken cancellationToken) =>
        await NftablesTable.ReadAsync(machine, cancellationToken) is { } table
            ? [.. settings.Openings.Select(opening => opening.ToString()).Except(table.Openings)]
            : ["the nftables table inet appliance"];

    private static async Task<IReadOnlyList<string>> IptablesAsync(IMachine machine, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var family in IptablesFamily.All)
        {
            var chain = await IptablesChain.ReadAsync(machine, family, cancellationToken);
            if (chain.Rules is null || !chain.IsReached)
            {
                missing.Add($"the {family.Program} chain {IptablesFamily.Chain}");
            }
            else
            {
                missing.AddRange(IptablesChain.RulesIn(machine.Files.ReadTextOrNull(family.Rules) ?? "").Except(chain.Rules).Select(rule => $"{family.Program} {rule}"));
            }
        }

        return missing;
    }

    private static async Task<IReadOnlyList<string>> FirewalldAsync(IMachine machine, FirewallSettings settings, CancellationToken cancellationToken)
    {
        if (!await FirewalldTool.IsRunningAsync(machine, cancellationToken))
        {
            return ["firewalld does not run"];
        }

        var missing = new List<string>();
        foreach (var zone in await FirewalldTool.ZonesAsync(machine, cancellationToken))
        {
            var now = await FirewalldZone.ReadAsync(machine, FirewalldTool.Runtime, zone, cancellationToken);
            missing.AddRange(FirewalldZone.Wanted(zone, settings.Services).Parts.Except(now.Parts).Select(part => $"zone {zone}: {part}"));
        }

        return missing;
    }
}
