using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Appliance.Contracts.Inventories;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Database;
using Appliance.Engine.Events;
using Npgsql;
using NpgsqlTypes;

namespace Appliance.Engine.Nodes;

internal sealed partial class NodeJoin
{
    // The address that the inventory gave stays; a machine nobody declared has the one it gave itself.
    private const string Upsert = """
        INSERT INTO hosts AS h (name, address, cluster_id, machine_id, key_hash, words, serial, certificate, certificate_ends, status,
            status_since, joined_at, last_contact, facts)
        SELECT $1, $2, id, $3, $4, $5, $6, $7, $8, 'installing', $9, $9, $9, $10 FROM clusters WHERE name = $11
        ON CONFLICT (name) DO UPDATE SET machine_id = $3, key_hash = $4, words = $5, serial = $6, certificate = $7, certificate_ends = $8,
            next_serial = NULL, next_certificate = NULL, next_certificate_ends = NULL, next_key_hash = NULL, next_words = NULL,
            status = 'installing', status_text = NULL, status_since = $9, joined_at = $9, last_contact = $9, facts = $10,
            clock_skew = NULL, reported = NULL, leaving = false
        RETURNING id
        """;

    private async Task<NodeResult<JoinAnswer>> EnrolAsync(
        JoinInput input,
        string name,
        EnrolledHost? before,
        string by,
        Func<NpgsqlConnection, DateTimeOffset, Task> settle,
        CancellationToken cancellationToken)
    {
        var words = WordsOf(input);
        if (!(await signer.SignAsync(name, input.SigningRequest, input.Addresses, cancellationToken)).Succeeded(out var certificate, out var problem))
            return NodeRefusal.Unavailable(problem);
        // What is signed is in the index; from here on nothing is given up half-way because a client hung up.
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        await using var upsert = new NpgsqlCommand(Upsert, connection);
        var id = (Guid)(await upsert
            .With(name)
            .With(input.Addresses[0].ToString())
            .With(input.MachineId)
            .With(input.KeyHash)
            .With(words)
            .With(certificate.Serial)
            .With(certificate.Pem)
            .With(certificate.Ends.UtcDateTime)
            .With(now.UtcDateTime)
            .WithOptional(JsonSerializer.Serialize(input.Facts, NodeJson.Default.NodeFacts), NpgsqlDbType.Jsonb)
            .With(Inventory.DefaultName)
            .ExecuteScalarAsync(CancellationToken.None))!;
        await settle(connection, now);
        await transaction.CommitAsync(CancellationToken.None);

        if (before?.Serial is null)
            await events.RecordAsync(EventKind.HostAdded, $"Host {name} was added by {by}.", CancellationToken.None);
        else
            await ReplaceAsync(before, by);
        return new JoinAnswer { State = JoinState.Joined, Name = name, Words = words, HostId = id, Certificate = certificate.Pem };
    }

    private async Task ReplaceAsync(EnrolledHost before, string by)
    {
        await events.RecordAsync(
            EventKind.HostEnrolledAnew,
            $"Host {before.Name} was enrolled anew by {by}; its certificate {before.Serial} is revoked.",
            CancellationToken.None);
        var revoked = await signer.RevokeAsync([before.Serial, before.NextSerial], X509RevocationReason.Superseded, CancellationToken.None);
        if (revoked.Problem is { } problem)
            await events.RecordAsync(EventKind.RevocationFailed, $"The old certificate {before.Serial} of host {before.Name} could not be revoked: {problem.Message}", CancellationToken.None);
    }
}
