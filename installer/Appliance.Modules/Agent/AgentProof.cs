using System.Globalization;
using Appliance.Contracts.Nodes;
using Appliance.Nodes;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;

namespace Appliance.Modules.Agent;

/// <summary>The agent runs, the engine answers it, and has this node up. A node just set up gets a while for it.</summary>
internal sealed class AgentProof(TimeProvider time) : IProof
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private const string SeeLog = $"See what the agent says: journalctl -u {NodePaths.AgentUnit}.";

    public string Id => "agent.contact";

    public string Title => "The engine hears this node";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        var files = new NodeFiles(context.Machine.Files);
        var end = time.GetUtcNow() + Patience;
        while (true)
        {
            var service = await context.Machine.Services.StateAsync(NodePaths.AgentUnit, cancellationToken);
            var state = service.Active ? files.AgentState() : null;
            if (state is { Contact: true, Status: NodeStatus.Up })
            {
                return Settled(files, state);
            }

            if (time.GetUtcNow() >= end || !service.Known)
            {
                return Judge(service.Active, state);
            }

            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    private static ProofResult Settled(NodeFiles files, AgentState state)
    {
        var seen = string.Create(CultureInfo.InvariantCulture, $"The engine has it as {state.Status}; in contact since {state.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.");
        return files.Identity() is { SettingsVersion: > 0 } identity && identity.SettingsVersion != state.SettingsVersion
            ? ProofResult.Attention($"{seen} The engine has other settings for it by now.", "`appliance node join` shows and applies them.")
            : ProofResult.Holds(seen);
    }

    private static ProofResult Judge(bool runs, AgentState? state) => state switch
    {
        _ when !runs => ProofResult.Fails($"{NodePaths.AgentUnit} does not run.", $"`systemctl start {NodePaths.AgentUnit}` starts it. {SeeLog}"),
        { Contact: true, Status: NodeStatus.Maintenance } => ProofResult.Holds("The engine has it in maintenance."),
        { Contact: true, Status: var status } => ProofResult.Attention($"The engine has it as {status}.", "`appliance node show` on the engine says why."),
        { Problem: { } problem } => ProofResult.Fails($"The engine does not answer it: {problem}", SeeLog),
        _ => ProofResult.Fails("The engine has not answered it yet.", SeeLog),
    };
}
