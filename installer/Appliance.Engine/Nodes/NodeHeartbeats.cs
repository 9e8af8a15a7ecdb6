using System.Text.Json;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Database;
using Appliance.Engine.Events;
using Appliance.Engine.Inventories;
using Npgsql;
using NpgsqlTypes;

namespace Appliance.Engine.Nodes;

/// <summary>Takes heartbeats; the answer carries everything the engine wants of a node.</summary>
internal sealed class NodeHeartbeats(NpgsqlDataSource database, HostStates states, NodeSettingsStore settings, NodeSigner signer, EventLog events, TimeProvider time)
{
    public const int Seconds = 10;

    public async Task<NodeResult<HeartbeatAnswer>> TakeAsync(EnrolledHost host, Heartbeat heartbeat, CancellationToken cancellationToken)
    {
        if (heartbeat.Facts is { } facts && NodeRules.FactsFlaw(facts) is { } flaw)
            return NodeRefusal.Malformed(flaw);
        var now = time.GetUtcNow();
        var skew = Math.Round((heartbeat.Time - now).TotalSeconds, 1);
        await using var command = database.CreateCommand(
            "UPDATE hosts SET last_contact = $2, clock_skew = $3, facts = COALESCE($4, facts) WHERE id = $1 RETURNING status, leaving");
        var known = await command
            .With(host.Id)
            .With(now.UtcDateTime)
            .With(skew)
            .WithOptional(heartbeat.Facts is null ? null : JsonSerializer.Serialize(heartbeat.Facts, NodeJson.Default.NodeFacts), NpgsqlDbType.Jsonb)
            .ReadAllAsync(row => (Status: row.GetString(0), Leaving: row.GetBoolean(1)), cancellationToken);
        if (known.Count == 0)
            return NodeRefusal.Malformed($"{host.Name} was removed just now.");
        if (Math.Abs(skew) > NodeClock.MostSkew && Math.Abs(host.ClockSkew ?? 0) <= NodeClock.MostSkew)
            await events.RecordAsync(EventKind.HostClock, $"Host {host.Name} has time-drift of {Math.Abs(skew):0} seconds while maximum configured value is {NodeClock.MostSkew:0} seconds.", cancellationToken);

        var (before, leaving) = known[0];
        var trouble = NodeRules.Words(heartbeat.Troubles);
        var status = Judge(before, trouble);
        if (status is NodeStatus.Up or NodeStatus.NonOperational)
            await states.SetAsync(host.Id, before, status, trouble, cancellationToken);
        return new HeartbeatAnswer
        {
            NextSeconds = Seconds,
            Status = status,
            SettingsVersion = await settings.VersionAsync(host.Id, cancellationToken),
            RevocationNumber = signer.RevocationNumber,
            WantsFacts = !host.HasFacts && heartbeat.Facts is null,
            Leave = leaving,
        };
    }

    // A host that is being set up or in maintenance stays so whatever its services do.
    private static string Judge(string before, string? trouble) => before switch
    {
        NodeStatus.Up or NodeStatus.NonResponsive or NodeStatus.NonOperational => trouble is null ? NodeStatus.Up : NodeStatus.NonOperational,
        _ => before,
    };
}
