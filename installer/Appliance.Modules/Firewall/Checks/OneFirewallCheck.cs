using Appliance.Planning.Checks;

namespace Appliance.Modules.Firewall.Checks;

/// <summary>Several managers at once undo each other's work; only a person can say which one is meant.</summary>
internal sealed class OneFirewallCheck() : FirewallCheck(
    "firewall-manager",
    "One firewall manager",
    "With firewall.manager auto the manager that is at work gets the rules. When there are several of nftables, firewalld and iptables, a person must name one.")
{
    public override bool Waivable => false;

    protected override Task<CheckFinding> LookAsync(CheckContext context, FirewallSettings settings, CancellationToken cancellationToken)
    {
        var active = FirewallSettings.Active(context.Facts);
        var isAuto = context.Site.Find(FirewallQuestions.Manager) == FirewallManager.Auto;
        return Task.FromResult(isAuto && active.Count > 1
            ? CheckFinding.Failed($"Several are at work: {string.Join(", ", active.Select(FirewallSettings.Word))}.", "Name the one that shall get the rules (firewall.manager), or turn the others off.")
            : CheckFinding.Passed($"{FirewallSettings.Word(settings.Manager)} gets the rules{(isAuto && active.Count == 0 ? "; no other is at work" : "")}."));
    }
}
