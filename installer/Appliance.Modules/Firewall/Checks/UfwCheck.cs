using Appliance.Planning.Checks;

namespace Appliance.Modules.Firewall.Checks;

/// <summary>ufw drops what it was not told of, whatever our rules say.</summary>
internal sealed class UfwCheck() : FirewallCheck(
    "firewall-ufw",
    "No ufw",
    "ufw has rules of its own and drops everything they do not name. The appliance does not configure ufw.")
{
    protected override Task<CheckFinding> LookAsync(CheckContext context, FirewallSettings settings, CancellationToken cancellationToken) => Task.FromResult(
        context.Facts.Security.ActiveFirewalls.Contains("ufw")
            ? CheckFinding.Failed(
                "ufw is on, and would drop what must be let in.",
                $"Turn it off (`ufw disable`), or answer firewall.configure: no and open the ports with ufw yourself: {string.Join(", ", settings.Openings)}.")
            : CheckFinding.Passed("ufw is off."));
}
