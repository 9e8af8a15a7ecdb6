using Appliance.Machines.Facts;
using Appliance.Planning.Modules;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Firewall;

/// <summary>What the answers and the machine say about the firewall.</summary>
/// <param name="Manager">Which manager gets the rules: never <see cref="FirewallManager.Auto"/>.</param>
/// <param name="Services">What must be reachable.</param>
/// <param name="Offline">Whether no package can be had.</param>
internal sealed record FirewallSettings(FirewallManager Manager, IReadOnlyList<FirewallService> Services, bool IsTrial, bool Offline)
{
    public IReadOnlyList<Opening> Openings => [.. Services.SelectMany(service => service.Openings)];

    public static FirewallSettings From(SiteContext context) => From(context.Site, context.Facts);

    public static FirewallSettings From(Site site, MachineFacts facts) => new(
        Choose(site, facts),
        FirewallServices.Of(site, facts),
        site.Mode.IsTrial,
        site.Mode is { Offline: true, PackageSource: null });

    /// <summary>The managers we can work with among those at work, in the order in which one is taken when there are several.</summary>
    public static IReadOnlyList<FirewallManager> Active(MachineFacts facts) =>
        [.. new[] { FirewallManager.Firewalld, FirewallManager.Nftables, FirewallManager.Iptables }.Where(manager => facts.Security.ActiveFirewalls.Contains(Word(manager)))];

    public static string Word(FirewallManager manager) => manager switch
    {
        FirewallManager.Nftables => "nftables",
        FirewallManager.Firewalld => "firewalld",
        FirewallManager.Iptables => "iptables",
        _ => "none",
    };

    private static FirewallManager Choose(Site site, MachineFacts facts) => site.TryGet(FirewallQuestions.Manager, out var manager)
        ? manager == FirewallManager.Auto ? Active(facts).Append(FirewallManager.Nftables).First() : manager
        : FirewallManager.None;
}
