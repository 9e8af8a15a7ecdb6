using Appliance.Planning.Checks;

namespace Appliance.Modules.Firewall.Checks;

/// <summary>A packet must be accepted by every table; ours cannot overrule another one.</summary>
internal sealed class ForeignFiltersCheck() : FirewallCheck(
    "firewall-foreign",
    "No other packet filter",
    "Other nftables tables and iptables rules that filter what comes in stay as they are, and a packet needs the consent of each of them. They must let in what this machine serves too. The appliance then shuts nothing itself.")
{
    protected override async Task<CheckFinding> LookAsync(CheckContext context, FirewallSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Manager == FirewallManager.Firewalld)
        {
            return CheckFinding.Skipped("firewalld gets the rules.");
        }

        if (!context.Machine.IsRoot)
        {
            return CheckFinding.Skipped("Only root can see the rules in force.");
        }

        var foreign = await ForeignFilters.FindAsync(context.Machine, cancellationToken);
        return foreign.Count == 0
            ? CheckFinding.Passed("Nothing else filters what comes in.")
            : CheckFinding.Warning(
                $"These filter what comes in too: {string.Join(", ", foreign)}. They stay, and the appliance shuts nothing.",
                $"See to it that they let these in: {string.Join(", ", settings.Openings)}.");
    }
}
