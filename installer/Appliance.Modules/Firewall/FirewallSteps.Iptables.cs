using Appliance.Machines.Files;
using Appliance.Machines.Packages;
using Appliance.Modules.Firewall.Iptables;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Firewall;

internal static partial class FirewallSteps
{
    private static IReadOnlyList<IStep> Iptables(FirewallSettings settings, IPackageManager packages) =>
    [
        // Enterprise Linux names the package after the kernel's part that it speaks to.
        new PackageStep(Package, "Install iptables", [packages.Name == "dnf" ? "iptables-nft" : "iptables"]) { Offline = settings.Offline },
        .. IptablesRules(settings),
        .. IptablesFamily.All.Select(family => new IptablesChainStep($"firewall.{family.Program}-chain", $"Load the packet filter's {family.Program} chain", family, RulesOf(family)) { After = [RulesOf(family)] }),
        .. BootUnit("firewall/iptables.service", [.. IptablesFamily.All.SelectMany(Load)], ["iptables.service", "ip6tables.service", "netfilter-persistent.service"], [.. IptablesFamily.All.Select(family => $"firewall.{family.Program}-chain")]),
    ];

    private static IReadOnlyList<FileStep> IptablesRules(FirewallSettings settings) => [.. IptablesFamily.All.Select(family =>
        new FileStep(RulesOf(family), $"Write the packet filter's {family.Program} rules", family.Rules, Ownership.Public, async (context, cancellationToken) =>
        {
            var closes = settings.IsTrial || (await ForeignFilters.FindAsync(context.Machine, cancellationToken)).Count == 0;
            return context.Templates.Render("firewall/iptables.rules", FirewallModels.Iptables(family, settings.Openings, closes));
        })
        {
            Validator = new PacketFilterValidator($"{family.Program}-restore", path => ["--test", "--noflush", path]),
            After = [SettingsFolder, Package],
        })];

    // The dash: there may be no jump yet.
    private static IReadOnlyList<string> Load(IptablesFamily family) =>
    [
        $"/usr/sbin/{family.Program}-restore -w --noflush {family.Rules}",
        $"-/usr/sbin/{family.Program} -w -D INPUT -j {IptablesFamily.Chain}",
        $"/usr/sbin/{family.Program} -w -I INPUT 1 -j {IptablesFamily.Chain}",
    ];

    private static string RulesOf(IptablesFamily family) => $"firewall.{family.Program}-rules";
}
