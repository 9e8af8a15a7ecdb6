using System.Net;
using System.Text.Json;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Database;
using Npgsql;
using NpgsqlTypes;

namespace Appliance.Engine.Nodes;

/// <summary>Machines that ask to join without a token, until a person has looked at them.</summary>
internal sealed class JoinRequestStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>How many may wait: strangers must not be able to fill the disk.</summary>
    public const int Most = 200;

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    public async Task<JoinRequestRow?> FindAsync(byte[] key, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT name, machine_id, words, state FROM join_requests WHERE key_hash = $1");
        var found = await command.With(key).ReadAllAsync(ReadRow, cancellationToken);
        return found.SingleOrDefault();
    }

    /// <summary>Those that wait under the name, or with these words.</summary>
    public async Task<List<JoinRequestRow>> WaitingAsync(string nameOrWords, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT name, machine_id, words, state FROM join_requests WHERE state = 'waiting' AND (name = $1 OR words = $1)");
        return await command.With(nameOrWords).ReadAllAsync(ReadRow, cancellationToken);
    }

    /// <summary>Enters the machine, or renews its entry. False when too many wait.</summary>
    public async Task<bool> KeepAsync(JoinInput input, string name, string words, IPAddress from, CancellationToken cancellationToken)
    {
        await ForgetOldAsync(cancellationToken);
        await using var command = database.CreateCommand(
            """
            INSERT INTO join_requests AS r (key_hash, name, machine_id, signing_request, facts, addresses, words, remote_address, first_seen, last_seen)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $9
            WHERE EXISTS (SELECT FROM join_requests WHERE key_hash = $1) OR (SELECT count(*) FROM join_requests WHERE state = 'waiting') < $10
            ON CONFLICT (key_hash) DO UPDATE SET name = $2, machine_id = $3, signing_request = $4, facts = $5, addresses = $6,
                remote_address = $8, last_seen = $9,
                -- A person may have decided since the request was looked at.
                state = CASE WHEN r.state = 'rejected' OR (r.name = $2 AND r.machine_id = $3) THEN r.state ELSE 'waiting' END
            """);
        return await command
            .With(input.KeyHash)
            .With(name)
            .With(input.MachineId)
            .With(input.SigningRequest)
            .WithOptional(JsonSerializer.Serialize(input.Facts, NodeJson.Default.NodeFacts), NpgsqlDbType.Jsonb)
            .With(input.Addresses.Select(address => address.ToString()).ToArray())
            .With(words)
            .With(from.ToString())
            .With(time.GetUtcNow().UtcDateTime)
            .With((long)Most)
            .ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    /// <summary>Whether there was a machine with these words that waited.</summary>
    public async Task<bool> DecideAsync(string words, bool approved, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("UPDATE join_requests SET state = $2 WHERE words = $1 AND state = 'waiting'");
        return await command.With(words).With(approved ? "approved" : "rejected").ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    public async Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("DELETE FROM join_requests WHERE last_seen < $1");
        await command.With((time.GetUtcNow() - Remembered).UtcDateTime).ExecuteNonQueryAsync(cancellationToken);
    }

    private static JoinRequestRow ReadRow(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3));
}
