using System.Net;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Events;

namespace Appliance.Engine.Nodes;

internal sealed partial class NodeJoin
{
    private async Task<NodeResult<JoinAnswer>> WithTokenAsync(JoinInput input, string secret, IPAddress from, CancellationToken cancellationToken)
    {
        if (_guesses.Wait(from) is { } wait)
            return TooMany(wait);
        var token = await tokens.FindAsync(secret, cancellationToken);
        if (token is null)
            return await RefuseTokenAsync(from, NodeProblemCode.TokenUnknown, "The engine does not know this token.", cancellationToken);
        if (token.UsedByKey is not null)
            return await AgainAsync(input, token, from, cancellationToken);
        if (token.Expires <= time.GetUtcNow())
            return await RefuseTokenAsync(from, NodeProblemCode.TokenExpired, $"The token's time was over on {Moment(token.Expires)}.", cancellationToken);
        if ((input.Name ?? token.Name ?? input.OwnName) is not { } name)
            return NoName();
        if (token.Name is not null && token.Name != name)
            return WrongName(token.Name, name);

        var holder = await hosts.ByNameAsync(name, cancellationToken);
        if (await OccupiedAsync(input, name, holder, cancellationToken) is { } occupied)
            return occupied;
        if (holder is { Serial: not null } && token.Name is null)
        {
            // The node has what it asks for, and the token stays good for another one.
            return holder.HasKey(input.KeyHash) && holder.MachineId == input.MachineId
                ? Joined(holder)
                : NameTaken($"{name} has joined before, and the token is for new nodes.", $"Make a token for this name: appliance node token --name {name}.");
        }

        return await EnrolAsync(input, name, holder, "a join token", (connection, now) => JoinTokenStore.UseAsync(connection, secret, input.KeyHash, name, now), cancellationToken);
    }

    /// <summary>A token that was used: good once more for the very same node, while it lives.</summary>
    private async Task<NodeResult<JoinAnswer>> AgainAsync(JoinInput input, JoinTokenRow token, IPAddress from, CancellationToken cancellationToken)
    {
        var used = $"The token was used by {token.UsedByName} on {Moment(token.UsedAt!.Value)}";
        if (!token.IsUsedBy(input.KeyHash))
            return await RefuseTokenAsync(from, NodeProblemCode.TokenUsed, $"{used}; each is good for one node.", cancellationToken);
        if (token.Expires <= time.GetUtcNow())
            return await RefuseTokenAsync(from, NodeProblemCode.TokenExpired, $"{used}, and its time was over on {Moment(token.Expires)}.", cancellationToken);
        if (await hosts.ByKeyAsync(input.KeyHash, cancellationToken) is not { } host || host.Name != token.UsedByName || host.MachineId != input.MachineId)
            return await RefuseTokenAsync(from, NodeProblemCode.TokenUsed, $"{used}, and that host has been removed since or is another machine.", cancellationToken);
        return input.Name is { } asked && asked != host.Name ? WrongName(host.Name, asked) : Joined(host);
    }

    private async Task<NodeRefusal> RefuseTokenAsync(IPAddress from, string code, string detail, CancellationToken cancellationToken)
    {
        _guesses.Failed(from);
        await events.RecordOnceAMinuteAsync(EventKind.JoinRefused, $"A machine at {from} could not join: {detail}", cancellationToken);
        return new NodeRefusal(StatusCodes.Status401Unauthorized, code, detail, "Make a new one on the engine's host: appliance node token.");
    }

    private static NodeRefusal WrongName(string right, string asked) => new(
        StatusCodes.Status403Forbidden,
        NodeProblemCode.TokenName,
        $"The token is for {right}, not for {asked}.",
        $"Join as {right}, or make a token for the other name: appliance node token --name {asked}.");

    private static string Moment(DateTimeOffset moment) => $"{moment.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
}
