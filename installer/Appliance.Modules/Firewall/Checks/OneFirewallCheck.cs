using Appliance.Planning.Checks;

namespace Appliance.Modules.Firewall.Checks;

/// <summary>Several managers at once undo each other's work; only a person can say which one is meant.</summary>
internal sealed class OneFirewallCheck() : FirewallCheck(
    "firewall-manager",
    "One firewall manager",
    "When two of nftables, firewalld and iptables filter at once, a packet must pass both, and a port opened in one stays closed in the other. At most one may be at work, and it must be the one that firewall.manager names (auto names the one at work).")
{
    protected override Task<CheckFinding> LookAsync(CheckContext context, FirewallSettings settings, CancellationToken cancellationToken)
    {
        var active = FirewallSettings.Active(context.Facts);
        var words = string.Join(" and ", active.Select(FirewallSettings.Word));
        var chosen = FirewallSettings.Word(settings.Manager);
        if (active.Count > 1)
        {
            return Task.FromResult(CheckFinding.Failed(
                $"{words} are at work at the same time.",
                $"Keep one and turn the others off ({string.Join(" or ", active.Select(Stop))}); then name it in firewall.manager."));
        }

        return Task.FromResult(active.Count == 1 && active[0] != settings.Manager
            ? CheckFinding.Failed($"{words} is at work, and firewall.manager is {chosen}.", $"Set firewall.manager to auto, or turn the other off ({Stop(active[0])}).")
            : CheckFinding.Passed($"{chosen} gets the rules; no other is at work."));
    }

    private static string Stop(FirewallManager manager) => manager == FirewallManager.Iptables
        ? "`systemctl disable --now iptables`, on Debian netfilter-persistent"
        : $"`systemctl disable --now {FirewallSettings.Word(manager)}`";
}
