using System.Net;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Database;
using Appliance.Engine.Events;
using Npgsql;

namespace Appliance.Engine.Nodes;

internal sealed partial class NodeJoin
{
    private async Task<NodeResult<JoinAnswer>> WithoutTokenAsync(JoinInput input, IPAddress from, CancellationToken cancellationToken)
    {
        // The request is signed with the key: who has it is the node, and needs nobody's word.
        if (await hosts.ByKeyAsync(input.KeyHash, cancellationToken) is { } enrolled
            && enrolled.MachineId == input.MachineId
            && (input.Name is null || input.Name == enrolled.Name)
            && enrolled.CertificateEnds > time.GetUtcNow())
        {
            return Joined(enrolled);
        }

        if ((input.Name ?? input.OwnName) is not { } name)
            return NoName();
        var holder = await hosts.ByNameAsync(name, cancellationToken);
        if (await OccupiedAsync(input, name, holder, cancellationToken) is { } occupied)
            return occupied;
        var request = await requests.FindAsync(input.KeyHash, cancellationToken);
        if (request is { State: "rejected" })
        {
            return new NodeRefusal(
                StatusCodes.Status403Forbidden,
                NodeProblemCode.Rejected,
                $"A person rejected this machine ({request.Words}).",
                "Join with a token (appliance node token), or wait a day: then it is forgotten.");
        }

        // What was approved is this name for this machine; another one has to be looked at anew.
        if (request is { State: "approved" } && request.IsFor(name, input.MachineId))
            return await EnrolAsync(input, name, holder, "approval", (connection, _) => ForgetAsync(connection, input.KeyHash), cancellationToken);
        return await WaitAsync(input, name, request, from, cancellationToken);
    }

    private async Task<NodeResult<JoinAnswer>> WaitAsync(JoinInput input, string name, JoinRequestRow? request, IPAddress from, CancellationToken cancellationToken)
    {
        if (request is null)
        {
            if (_newcomers.Wait(from) is { } wait)
                return TooMany(wait);
            _newcomers.Failed(from);
        }

        var words = request?.Words ?? WordsOf(input);
        if (!await requests.KeepAsync(input, name, words, from, cancellationToken))
        {
            return new NodeRefusal(
                StatusCodes.Status429TooManyRequests,
                NodeProblemCode.TooMany,
                $"{JoinRequestStore.Most} machines wait for approval; the engine keeps no more.",
                "Approve or reject some on the engine's host (appliance node list), or join with a token (appliance node token).");
        }

        if (request is null)
            await events.RecordAsync(EventKind.HostWaits, $"Host {name} at {from} asks to join and waits for approval: {words}.", cancellationToken);
        return new JoinAnswer { State = JoinState.Waiting, Name = name, Words = words, AskAgainSeconds = AskAgainSeconds };
    }

    private static async Task ForgetAsync(NpgsqlConnection connection, byte[] key)
    {
        await using var command = new NpgsqlCommand("DELETE FROM join_requests WHERE key_hash = $1", connection);
        await command.With(key).ExecuteNonQueryAsync(CancellationToken.None);
    }
}
