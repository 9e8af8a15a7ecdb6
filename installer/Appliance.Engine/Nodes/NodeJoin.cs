using System.Net;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Accounts;
using Appliance.Engine.Certificates;
using Appliance.Engine.Events;
using Appliance.Pki.Keys;
using Npgsql;

namespace Appliance.Engine.Nodes;

/// <summary>
/// Decides who becomes a node. One at a time: names, machines, keys and tokens are each given once. The same key and machine
/// get the same answer again, so that a node whose answer was lost may ask anew.
/// </summary>
internal sealed partial class NodeJoin(
    NpgsqlDataSource database,
    HostStore hosts,
    JoinTokenStore tokens,
    JoinRequestStore requests,
    NodeSigner signer,
    AuthorityCertificate authority,
    EventLog events,
    LockoutPolicy policy,
    EngineNames engine,
    AddressRules addresses,
    TimeProvider time)
{
    private const int AskAgainSeconds = 5;

    /// <summary>Machines that one address may bring to wait within the window: a whole rack may be behind it.</summary>
    private const int WaitingPerAddress = 100;

    private readonly AddressThrottle _guesses = new(policy, time);
    private readonly AddressThrottle _newcomers = new(policy with { FailuresPerAddress = WaitingPerAddress }, time);
    private readonly SemaphoreSlim _turn = new(1);

    public async Task<NodeResult<JoinAnswer>> JoinAsync(JoinInput input, IPAddress from, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return input.Token is { } token
                ? await WithTokenAsync(input, token, from, cancellationToken)
                : await WithoutTokenAsync(input, from, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Why the machine cannot have the name, whoever vouches for it; null when it can.</summary>
    private async Task<NodeRefusal?> OccupiedAsync(JoinInput input, string name, EnrolledHost? holder, CancellationToken cancellationToken)
    {
        if (name is "localhost")
            return NameTaken("localhost is every machine's name for itself.", "Give the node a name of its own: appliance node join --name NAME.");
        if (engine.Has(name))
            return NameTaken($"{name} is the engine's own name.", "Give the node a name of its own: appliance node join --name NAME.");
        var twin = await hosts.ByMachineAsync(input.MachineId, cancellationToken);
        if (twin is not null && twin.Name != name)
        {
            return new NodeRefusal(
                StatusCodes.Status409Conflict,
                NodeProblemCode.MachineTaken,
                $"This machine (id {input.MachineId}) is enrolled as {twin.Name} already.",
                $"Join under that name, or remove it first: appliance node remove {twin.Name}. If it is a copy of that machine, give it an id of its own.");
        }

        if (await hosts.ByKeyAsync(input.KeyHash, cancellationToken) is { } other && (other.Name != name || other.MachineId != input.MachineId))
        {
            return new NodeRefusal(
                StatusCodes.Status409Conflict,
                NodeProblemCode.MachineTaken,
                $"The key that this machine shows is the key of {other.Name}: its disk was copied from that machine.",
                "Delete /etc/pki/appliance/keys/node.key and /etc/pki/appliance/certs/node.pem on this machine, so that it makes a key of its own, and join again.");
        }

        return holder is { Serial: not null, Status: NodeStatus.Up } && holder.MachineId != input.MachineId
            ? NameTaken($"{name} is another machine, and it is up.", $"Take another name; or put that host into maintenance (appliance node maintenance {name}) or remove it (appliance node remove {name}) first.")
            : await addresses.RefusalAsync(input.Addresses, name, cancellationToken);
    }

    private static NodeRefusal NameTaken(string detail, string remedy) =>
        new(StatusCodes.Status409Conflict, NodeProblemCode.NameTaken, detail, remedy);

    private static NodeRefusal NoName() => NodeRefusal.Malformed("The machine's own name is no host name that the engine can use.") with
    {
        Remedy = "Give the node a name: appliance node join --name NAME.",
    };

    private static NodeRefusal TooMany(TimeSpan wait) => new(
        StatusCodes.Status429TooManyRequests,
        NodeProblemCode.TooMany,
        "Too many attempts to join came from this address.",
        $"Wait {Math.Ceiling(wait.TotalMinutes):0} minutes and try again.")
    {
        RetryAfter = wait,
    };

    private string WordsOf(JoinInput input)
    {
        using var ca = authority.Read();
        return FourWords.Of(ca, input.Key);
    }

    private static JoinAnswer Joined(EnrolledHost host) => new()
    {
        State = JoinState.Joined,
        Name = host.Name,
        Words = host.Words!,
        HostId = host.Id,
        Certificate = host.Certificate,
    };
}
