using Appliance.Machines;
using Appliance.Machines.Facts;
using Appliance.Modules.Database;
using Appliance.Modules.Firewall;
using Appliance.Modules.Storage;
using Appliance.Modules.Virtualization;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

/// <summary>Packages that set-up installs when they are missing. Names are the distribution's.</summary>
internal static class NeededPackages
{
    public static IReadOnlyList<string> Of(Site site, MachineFacts facts)
    {
        List<string> names = [.. site.Mode.Role == MachineRole.Node ? VirtualizationPlatform.For(facts.OperatingSystem).PackagesFor(site) : OfEngine(site, facts)];
        if (site.Get(HostQuestions.TimeServers).Count > 0)
        {
            names.Add(ChronyPlatform.Package);
        }

        if (site.Get(FirewallQuestions.Configure) && NeedsNftables(site.Get(FirewallQuestions.Manager), facts.Security))
        {
            names.Add("nftables");
        }

        return names;
    }

    /// <summary>Those of them that are not installed.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(Site site, MachineFacts facts, IMachine machine, CancellationToken cancellationToken)
    {
        var needed = Of(site, facts);
        var installed = await machine.Packages.InstalledAsync(needed, cancellationToken);
        return [.. needed.Where(name => !installed.ContainsKey(name))];
    }

    private static List<string> OfEngine(Site site, MachineFacts facts)
    {
        var isEnterpriseLinux = facts.OperatingSystem.IsLike("rhel") || facts.OperatingSystem.IsLike("fedora");
        List<string> names = [];
        if (site.Get(DatabaseQuestions.Location) == DatabaseLocation.Local && site.Get(DatabaseQuestions.Provisioning) == DatabaseProvisioning.Automatic)
        {
            names.Add(isEnterpriseLinux ? "postgresql-server" : "postgresql");
        }

        if (StorageSettings.ExportsOf(site).Count > 0)
        {
            names.Add(isEnterpriseLinux ? "nfs-utils" : "nfs-kernel-server");
        }

        return names;
    }

    private static bool NeedsNftables(FirewallManager manager, SecurityFacts security) =>
        manager == FirewallManager.Nftables || (manager == FirewallManager.Auto && security.ActiveFirewalls.Count == 0);
}
