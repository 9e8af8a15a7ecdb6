using Appliance.Machines.Commands;

namespace Appliance.Nodes.Agents;

/// <summary>Makes libvirt read certificates and revocations anew (virt-admin(1), server-update-tls), where it is installed and runs.</summary>
internal sealed class LibvirtTls(AgentParts parts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string[] Daemons = ["libvirtd", "virtproxyd"];

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var machine = parts.Machine;
        if (machine.Commands.Find("virt-admin") is null)
        {
            return;
        }

        foreach (var daemon in Daemons)
        {
            try
            {
                // One that does not run reads them when it starts.
                if (await machine.Services.StateAsync($"{daemon}.service", cancellationToken) is not { Active: true })
                {
                    continue;
                }

                var result = await machine.Commands.RunAsync(
                    Command.Of("virt-admin", "--connect", $"{daemon}:///system", "server-update-tls", daemon).WithTimeout(Patience), cancellationToken);
                if (!result.Succeeded)
                {
                    parts.Say($"{daemon} did not take the new certificate or revocation list: {string.Join(' ', result.Tail())}. `systemctl restart {daemon}` makes it.");
                }
            }
            catch (Exception e) when (e is CommandFailedException or CommandNotFoundException or CommandTimeoutException)
            {
                parts.Say($"{daemon} could not be told of the new certificate or revocation list: {e.Message.ReplaceLineEndings(" ")}");
            }
        }
    }
}
