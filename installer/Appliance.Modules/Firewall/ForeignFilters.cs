using System.Text.Json;
using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Modules.Firewall.Iptables;
using Appliance.Modules.Firewall.Nftables;

namespace Appliance.Modules.Firewall;

/// <summary>Who else filters what comes in. A chain that lets everything pass filters nothing and does not count.</summary>
internal static class ForeignFilters
{
    /// <summary>Names for people: <c>inet filter</c>, <c>ip filter</c>, <c>iptables-legacy</c>. In a fixed order.</summary>
    /// <exception cref="Planning.Steps.StepFailedException">nft may not look.</exception>
    public static async Task<IReadOnlyList<string>> FindAsync(IMachine machine, CancellationToken cancellationToken)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        if (machine.Commands.Find("nft") is not null)
        {
            var result = await machine.Commands.RunAsync(Command.Of("nft", "--json", "list", "ruleset"), cancellationToken);
            found.UnionWith(Tables(result.Succeeded ? result.Output : throw NftablesTable.Denied(result)));
        }

        foreach (var program in IptablesPrograms(machine))
        {
            var result = await machine.Commands.RunAsync(Command.Of(program, "-w", "-S", "INPUT"), cancellationToken);
            if (result.Succeeded && result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Any(FiltersInput))
            {
                found.Add(program);
            }
        }

        return [.. found];
    }

    internal static IEnumerable<string> Tables(string ruleset)
    {
        using var document = JsonDocument.Parse(ruleset);
        var rules = NftablesJson.Of(document, "rule").Where(rule => !IsOurJump(rule)).Select(ChainOf).ToHashSet();
        return [.. NftablesJson.Of(document, "chain")
            .Where(chain => chain.Text("hook") == "input" && chain.Text("type") == "filter")
            .Where(chain => (chain.Text("family"), chain.Text("table")) != ("inet", "appliance"))
            .Where(chain => chain.Text("policy") == "drop" || rules.Contains((chain.Text("family"), chain.Text("table"), chain.Text("name"))))
            .Select(chain => $"{chain.Text("family")} {chain.Text("table")}")];

        static (string Family, string Table, string Chain) ChainOf(JsonElement rule) => (rule.Text("family"), rule.Text("table"), rule.Text("chain"));
    }

    // nft shows what iptables-nft makes. It does not show what the older programs make in the kernel's older tables.
    private static IEnumerable<string> IptablesPrograms(IMachine machine)
    {
        var hasNft = machine.Commands.Find("nft") is not null;
        foreach (var family in IptablesFamily.All)
        {
            var legacy = $"{family.Program}-legacy";
            if (machine.Files.ReadTextOrNull(family.LegacyTables)?.Split('\n').Contains("filter") == true && machine.Commands.Find(legacy) is not null)
            {
                yield return legacy;
            }

            if (!hasNft && machine.Commands.Find(family.Program) is not null)
            {
                yield return family.Program;
            }
        }
    }

    private static bool FiltersInput(string line) => line != "-P INPUT ACCEPT" && line != IptablesFamily.Jump;

    private static bool IsOurJump(JsonElement rule) =>
        rule.Statements().Any(statement => statement.TryGetProperty("jump", out var jump) && jump.Text("target") == IptablesFamily.Chain);
}
