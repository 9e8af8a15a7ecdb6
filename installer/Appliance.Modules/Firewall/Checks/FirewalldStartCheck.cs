using Appliance.Planning.Checks;

namespace Appliance.Modules.Firewall.Checks;

/// <summary>Some systems start firewalld while its package is installed, with nothing but port 22 open.</summary>
internal sealed class FirewalldStartCheck() : FirewallCheck(
    "firewall-firewalld-start",
    "Starting firewalld keeps SSH open",
    "When firewalld is asked for and not installed, installing it may start it before the appliance can open the port that SSH listens on. On port 22 that does no harm.")
{
    private const int PortOpenByDefault = 22;

    protected override Task<CheckFinding> LookAsync(CheckContext context, FirewallSettings settings, CancellationToken cancellationToken)
    {
        var ports = context.Facts.Security.SshPorts.Where(port => port != PortOpenByDefault).ToList();
        return Task.FromResult(settings.Manager != FirewallManager.Firewalld || context.Facts.Security.InstalledFirewalls.Contains("firewalld") || ports.Count == 0
            ? CheckFinding.Passed("SSH stays open.")
            : CheckFinding.Failed(
                $"firewalld is not installed, and SSH listens on {string.Join(", ", ports)}: for a moment new SSH connections could be shut out.",
                "Install firewalld beforehand and open the port, answer firewall.manager: nftables, or waive this when you have another way in."));
    }
}
