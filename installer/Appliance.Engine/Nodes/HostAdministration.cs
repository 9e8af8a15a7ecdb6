using Appliance.Contracts.Nodes;
using Appliance.Engine.Events;

namespace Appliance.Engine.Nodes;

/// <summary>What a person decides about hosts, by command or by the API.</summary>
internal sealed class HostAdministration(HostStore hosts, JoinRequestStore requests, HostStates states, HostRemoval removal, EventLog events)
{
    /// <summary>Lets a machine that waits join, or refuses it.</summary>
    public async Task<HostDecision> DecideAsync(string nameOrWords, bool approved, CancellationToken cancellationToken)
    {
        var waiting = await requests.WaitingAsync(nameOrWords, cancellationToken);
        if (waiting.Count == 0)
            return HostDecision.Refused(nameOrWords, $"No machine waits as '{nameOrWords}'. 'node list' shows those that wait, with their four words.");
        if (waiting.Count > 1)
        {
            return HostDecision.Refused(
                nameOrWords,
                $"{waiting.Count} machines ask for the name {nameOrWords}: {string.Join(", ", waiting.Select(one => $"'{one.Words}'"))}. Compare the words with those the node shows and give them instead of the name.");
        }

        var (name, words) = (waiting[0].Name, waiting[0].Words);
        if (!await requests.DecideAsync(words, approved, cancellationToken))
            return HostDecision.Refused(name, $"Somebody decided about '{words}' just now.");
        await events.RecordAsync(
            approved ? EventKind.HostApproved : EventKind.HostRejected,
            approved ? $"Host {name} was successfully approved ({words})." : $"Host {name} was rejected ({words}).",
            cancellationToken);
        return HostDecision.Done(name, approved ? "approved" : "rejected", words);
    }

    public async Task<HostDecision> MaintainAsync(string name, bool on, CancellationToken cancellationToken)
    {
        if (await hosts.ByNameAsync(name, cancellationToken) is not { } host)
            return NoSuchHost(name);
        if (on == (host.Status == NodeStatus.Maintenance))
            return HostDecision.Done(name, host.Status, "nothing to do");
        if (on && host.Status is not (NodeStatus.Up or NodeStatus.NonResponsive or NodeStatus.NonOperational))
            return HostDecision.Refused(name, $"Host {name} is {host.Status}; only one that has been set up can go into maintenance.");
        if (!on && host.Status != NodeStatus.Maintenance)
            return HostDecision.Refused(name, $"Host {name} is {host.Status}, not in maintenance.");
        // Back again it is up; one that is silent is noticed within the time that any other has.
        var to = on ? NodeStatus.Maintenance : NodeStatus.Up;
        await states.SetAsync(host.Id, host.Status, to, null, cancellationToken);
        return HostDecision.Done(name, to);
    }

    /// <summary>Keeps why a host could not be enrolled. One that has been set up before is as it was, and a stranger is not kept.</summary>
    public async Task<HostDecision> FailAsync(string name, string? why, CancellationToken cancellationToken)
    {
        if (await hosts.ByNameAsync(name, cancellationToken) is not { Status: NodeStatus.Unassigned or NodeStatus.Installing or NodeStatus.InstallFailed } host)
            return HostDecision.Done(name, "nothing to do");
        await states.SetAsync(host.Id, host.Status, NodeStatus.InstallFailed, NodeRules.Words(why) ?? "Nobody said why.", cancellationToken);
        return HostDecision.Done(name, NodeStatus.InstallFailed);
    }

    public async Task<HostDecision> RemoveAsync(string name, bool force, CancellationToken cancellationToken)
    {
        if (await hosts.ByNameAsync(name, cancellationToken) is not { } host)
            return await removal.FarewellAsync(name, cancellationToken) is { } farewell ? HostDecision.Done(name, "removed", farewell) : NoSuchHost(name);
        if (!force && HostRemoval.CanBeAsked(host))
        {
            await removal.AskAsync(host, cancellationToken);
            return HostDecision.Done(
                name,
                "leaving",
                host.Status is NodeStatus.Up or NodeStatus.NonOperational
                    ? "It undoes what was set up on it and is removed then."
                    : "It is asked to leave when it is heard of, undoes what was set up on it and is removed then. --force removes it now and leaves what is set up on it.");
        }

        return await removal.RemoveAsync(host, cancellationToken) is { } problem
            ? HostDecision.Refused(name, $"{problem.Message} {problem.Remedy}")
            : HostDecision.Done(name, "removed");
    }

    private static HostDecision NoSuchHost(string name) => HostDecision.Refused(name, $"There is no host '{name}'. 'node list' shows those there are.");
}
