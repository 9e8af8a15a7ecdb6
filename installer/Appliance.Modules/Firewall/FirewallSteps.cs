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
        .. BootUnit("firewall/nftables.service", [$"/usr/sbin/nft -f {FirewallPaths.NftablesRules}"], ["nftables.service"], ["firewall.table"]),
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

    /// <param name="load">Command lines that put the rules in force.</param>
    /// <param name="flushing">Units of others that throw away all rules when they start.</param>
    private static IReadOnlyList<IStep> BootUnit(string template, IReadOnlyList<string> load, IReadOnlyList<string> flushing, IReadOnlyList<string> after)
    {
        var model = FirewallModels.Unit(load);
        List<IStep> steps = [UnitStep(UnitFile, "Write the unit that loads the rules at boot", FirewallPaths.UnitFile, template, after)];
        foreach (var unit in flushing)
        {
            var folder = $"/etc/systemd/system/{unit}.d";
            steps.Add(new DirectoryStep($"firewall.folder-{unit}", $"Make the folder for additions to {unit}", folder, Ownership.PublicExecutable) { After = after });
            steps.Add(UnitStep($"firewall.after-{unit}", $"Load the rules again after {unit}", $"{folder}/appliance.conf", "firewall/after-flush.conf", [$"firewall.folder-{unit}"]));
        }

        var files = steps.OfType<FileStep>().Select(step => step.Id).ToList();
        string[] paths = [FirewallPaths.UnitFile, .. flushing.Select(unit => $"/etc/systemd/system/{unit}.d/appliance.conf")];
        steps.Add(new ServiceStep("firewall.service", "Load the rules at every boot", FirewallPaths.Unit, paths) { After = files, RestartedBy = files, Reloads = true });
        return steps;

        // Not checked with systemd-analyze: what it finds in other people's units would stop this.
        FileStep UnitStep(string id, string title, string path, string name, IReadOnlyList<string> before) =>
            new(id, title, path, Ownership.Public, (context, _) => Task.FromResult(context.Templates.Render(name, model))) { After = before };
    }

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
