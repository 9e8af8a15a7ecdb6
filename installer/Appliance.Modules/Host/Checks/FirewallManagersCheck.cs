using Appliance.Modules.Firewall;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class FirewallManagersCheck() : Check(
    "firewall-managers",
    "One firewall manager",
    "When two of firewalld, ufw, nftables and iptables filter at once, a packet must pass both, and a port opened in one stays closed in the other. At most one may be active, and it must be the one that `firewall.manager` names. Looked at when the firewall is configured here.")
{
    public override bool AppliesTo(Site site) =>
        !site.Mode.IsTrial && site.Get(FirewallQuestions.Configure) && site.Get(FirewallQuestions.Manager) != FirewallManager.None;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var active = context.Facts.Security.ActiveFirewalls;
        var names = string.Join(" and ", active);
        if (active.Count > 1)
        {
            return Task.FromResult(CheckFinding.Failed(
                $"{names} are active at the same time.",
                $"Keep one and stop the others: {string.Join(" or ", active.Select(Stop))}; then name it in firewall.manager."));
        }

        var chosen = context.Site.Get(FirewallQuestions.Manager);
        return Task.FromResult(active.Count == 1 && chosen != FirewallManager.Auto && active[0] != Word(chosen)
            ? CheckFinding.Failed($"{names} is active, and firewall.manager is {Word(chosen)}.", $"Set firewall.manager to auto, or stop the other: {Stop(active[0])}.")
            : CheckFinding.Passed(active.Count == 0 ? "No firewall manager is active." : $"{names} is active, and nothing else."));
    }

    private static string Word(FirewallManager manager) => manager.ToString().ToLowerInvariant();

    private static string Stop(string firewall) => firewall switch
    {
        "ufw" => "`ufw disable`",
        "iptables" => "`systemctl disable --now iptables` (Debian: netfilter-persistent)",
        _ => $"`systemctl disable --now {firewall}`",
    };
}
