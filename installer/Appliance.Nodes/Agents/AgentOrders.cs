using Appliance.Contracts.Nodes;
using Appliance.Machines.Commands;

namespace Appliance.Nodes.Agents;

/// <summary>What the engine asks of the node in its answers.</summary>
internal sealed class AgentOrders(AgentParts parts, NodeFiles files, Contact contact)
{
    // Undoing takes a while, and one that fails is worth another try.
    private static readonly TimeSpan LeavePatience = TimeSpan.FromMinutes(10);

    private DateTimeOffset _leaving = DateTimeOffset.MinValue;
    private long _settingsTold = -1;

    public async Task FollowAsync(HeartbeatAnswer answer, CancellationToken cancellationToken)
    {
        TellOfSettings();
        if (answer.Leave && parts.Time.GetUtcNow() - _leaving >= LeavePatience)
        {
            _leaving = parts.Time.GetUtcNow();
            await LeaveAsync(cancellationToken);
        }
    }

    // Networks change under a person's eyes, not behind their back.
    private void TellOfSettings()
    {
        var wanted = contact.State.SettingsVersion;
        if (files.Identity() is { } identity && identity.SettingsVersion != wanted && _settingsTold != wanted)
        {
            _settingsTold = wanted;
            parts.Say($"The engine has other settings for this node (number {wanted}, here {identity.SettingsVersion}): `appliance node join` on this machine shows and applies them.");
        }
    }

    // In a unit of its own, since leaving ends the agent's.
    private async Task LeaveAsync(CancellationToken cancellationToken)
    {
        parts.Say("The engine asks this node to leave: what was set up here is undone (journalctl -u appliance-node-leave).");
        var command = Command.Of("systemd-run", "--unit=appliance-node-leave", "--collect", "--quiet", NodePaths.Program, "node", "leave", "--yes", "--by-engine");
        try
        {
            var result = await parts.Machine.Commands.RunAsync(command, cancellationToken);
            if (!result.Succeeded)
            {
                parts.Say($"That could not be started: {string.Join(' ', result.Tail())}. Run `appliance node leave` on this machine.");
            }
        }
        catch (Exception e) when (e is CommandNotFoundException or CommandTimeoutException)
        {
            parts.Say($"That could not be started: {e.Message} Run `appliance node leave` on this machine.");
        }
    }
}
