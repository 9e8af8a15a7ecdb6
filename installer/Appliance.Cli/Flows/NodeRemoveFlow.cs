using Appliance.Contracts.Nodes;
using Appliance.Modules.Nodes;
using Appliance.Planning.Events;

namespace Appliance.Cli.Flows;

/// <summary><c>appliance node remove</c>: the node is asked to leave, cleans up, and is forgotten.</summary>
internal sealed class NodeRemoveFlow(IEventSink events, IEngineNodes engine, TimeProvider time)
{
    // Undoing what was set up takes a node some seconds; its next heartbeat is at most ten away.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    public async Task<int> RunAsync(HostSummary host, bool force, CancellationToken cancellationToken)
    {
        var asked = await engine.RemoveAsync(host.Name, force, cancellationToken);
        if (asked.Text is { } answer)
        {
            events.Say($"{host.Name}: {answer}");
        }

        var begun = time.GetTimestamp();
        string? said = null;
        while (await engine.ShowAsync(host.Name, cancellationToken) is { } now)
        {
            if (now.StatusText is { } text && text != said)
            {
                events.Say($"{host.Name}: {text}");
                said = text;
            }

            if (time.GetElapsedTime(begun) >= Patience)
            {
                events.Warn(
                    $"{host.Name} has not left within 3 minutes ({now.Status}). It is removed as soon as it is heard of.",
                    $"To forget it now: appliance node remove {host.Name} --force. What was set up there stays until `appliance node leave` is run on it.");
                return ExitCode.Failed;
            }

            await Task.Delay(Pace, time, cancellationToken);
        }

        if (!force && (await engine.RemoveAsync(host.Name, force, cancellationToken)).Text is { } farewell)
        {
            events.Say(farewell);
        }

        events.Say(force ? $"{host.Name} is forgotten and its certificate revoked. If it still runs, run `appliance node leave` on it." : $"{host.Name} has left; its certificate is revoked.");
        return ExitCode.Done;
    }
}
