using Appliance.Machines.Files;
using Appliance.Machines.Packages;
using Appliance.Modules.Firewall.Nftables;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Firewall;

/// <summary>The firewall's steps, by manager. A trial only writes and checks the files.</summary>
internal static partial class FirewallSteps
{
    private const string Package = "firewall.package";
    private const string Rules = "firewall.rules";
    private const string UnitFile = "firewall.unit";
    private const string ServicesFolder = "firewall.services-folder";

    // Made by the engine's area: the folder /etc/appliance.
    private const string SettingsFolder = "engine.folder";

    public static IReadOnlyList<IStep> Of(FirewallSettings settings, IPackageManager packages) => settings switch
    {
        { Manager: FirewallManager.None } => [],
        { IsTrial: true } => Trial(settings),
        { Manager: FirewallManager.Firewalld } => Firewalld(settings),
        { Manager: FirewallManager.Iptables } => Iptables(settings, packages),
        _ => Nftables(settings),
    };

    private static IReadOnlyList<IStep> Nftables(FirewallSettings settings) =>
    [
        new PackageStep(Package, "Install nftables", ["nftables"]) { Offline = settings.Offline },
        NftablesRules(settings),
        new NftablesTableStep("firewall.table", "Load the packet filter's table", settings.Openings, Rules) { After = [Rules] },
        Unit("firewall/nftables.service", FirewallModels.NftablesUnit(), ["firewall.table"]),
        Service(),
    ];

    private static FileStep NftablesRules(FirewallSettings settings) => new(Rules, "Write the packet filter's rules", FirewallPaths.NftablesRules, Ownership.Public, async (context, cancellationToken) =>
    {
        // A trial shows the rules of a fresh server; what this host filters with is none of its business.
        var foreign = settings.IsTrial ? [] : await ForeignFilters.FindAsync(context.Machine, cancellationToken);
        return context.Templates.Render("firewall/nftables.nft", FirewallModels.Nftables(settings.Openings, foreign));
    })
    {
        Validator = new PacketFilterValidator("nft", path => ["-c", "-f", path]),
        After = [SettingsFolder, Package],
    };

    // Not systemd-analyze: what it finds in other people's units would stop this.
    private static FileStep Unit(string template, IReadOnlyDictionary<string, object?> model, IReadOnlyList<string> after) =>
        new(UnitFile, "Write the unit that loads the rules at boot", FirewallPaths.UnitFile, Ownership.Public, (context, _) => Task.FromResult(context.Templates.Render(template, model)))
        {
            After = after,
        };

    private static ServiceStep Service() => new("firewall.service", "Load the rules at every boot", FirewallPaths.Unit, [FirewallPaths.UnitFile])
    {
        After = [UnitFile],
        RestartedBy = [UnitFile],
        Reloads = true,
    };

    private static IReadOnlyList<IStep> Trial(FirewallSettings settings)
    {
        List<IStep> steps = [NftablesRules(settings)];
        switch (settings.Manager)
        {
            case FirewallManager.Firewalld:
                steps.Add(new DirectoryStep(ServicesFolder, "Make the folder for firewalld's services", FirewallPaths.FirewalldServices, Ownership.PublicExecutable));
                steps.AddRange(FirewalldServiceFiles(settings, [ServicesFolder]));
                break;
            case FirewallManager.Iptables:
                steps.AddRange(IptablesRules(settings));
                break;
        }

        return steps;
    }
}
