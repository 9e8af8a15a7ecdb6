using System.Globalization;
using System.Net;
using Appliance.Machines.Facts;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Firewall.Checks;

/// <summary>On a machine without a firewall ours is the first to shut anything: what listens now would be cut off.</summary>
internal sealed class ShutListenersCheck() : FirewallCheck(
    "firewall-listeners",
    "No service is shut off",
    "On a machine without a packet filter the appliance's rules drop what they do not name. Programs that listen on other ports could no longer be reached from outside.")
{
    protected override async Task<CheckFinding> LookAsync(CheckContext context, FirewallSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Manager == FirewallManager.Firewalld || !context.Machine.IsRoot)
        {
            return CheckFinding.Skipped(context.Machine.IsRoot ? "firewalld gets the rules." : "Only root can see the rules in force.");
        }

        if ((await ForeignFilters.FindAsync(context.Machine, cancellationToken)).Count > 0)
        {
            return CheckFinding.Passed("The appliance shuts nothing: something else filters already.");
        }

        var open = settings.Openings.Select(opening => opening.Port).Where(port => port.Protocol == "tcp").ToList();
        var shut = context.Facts.Listeners.Where(listener => !IPAddress.IsLoopback(listener.Address) && !open.Any(port => port.Includes(listener.Port))).Select(Text).Distinct().ToList();
        return shut.Count == 0
            ? CheckFinding.Passed("Nothing else listens.")
            : CheckFinding.Warning(
                $"These can no longer be reached from other machines: {string.Join(", ", shut)}.",
                "If they must be, put a table of your own beside the appliance's (it then shuts nothing), or answer firewall.configure: no.");
    }

    private static string Text(ListenerFacts listener) =>
        listener.Port.ToString(CultureInfo.InvariantCulture) + "/tcp" + (listener.Process is { } process ? $" ({process})" : "");
}
