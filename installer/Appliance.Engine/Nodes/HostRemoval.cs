using System.Security.Cryptography.X509Certificates;
using Appliance.Engine.Database;
using Appliance.Engine.Events;
using Appliance.Pki;
using Npgsql;

namespace Appliance.Engine.Nodes;

/// <summary>Takes hosts out. One that is heard of is asked to undo what was set up on it first.</summary>
internal sealed class HostRemoval(NpgsqlDataSource database, NodeSigner signer, EventLog events, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Whether the host is asked to leave instead of being removed at once.</summary>
    public static bool CanBeAsked(EnrolledHost host) => host.Serial is not null;

    /// <summary>The next heartbeat's answer tells the host to leave.</summary>
    public async Task AskAsync(EnrolledHost host, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("UPDATE hosts SET leaving = true WHERE id = $1 AND NOT leaving");
        if (await command.With(host.Id).ExecuteNonQueryAsync(cancellationToken) > 0)
            await events.RecordAsync(EventKind.HostLeaves, $"Host {host.Name} was asked to leave.", cancellationToken);
    }

    /// <summary>Revokes its certificates and forgets it.</summary>
    /// <returns>Why it could not be, or null.</returns>
    public Task<PkiFinding?> RemoveAsync(EnrolledHost host, CancellationToken cancellationToken) => RemoveAsync(
        host,
        host.Serial is null ? $"Host {host.Name} was removed." : $"Host {host.Name} was removed without being asked; what was set up on it is still there.",
        cancellationToken);

    /// <summary>The host has undone what was set up on it.</summary>
    public Task<PkiFinding?> LeftAsync(EnrolledHost host, string? stayed, CancellationToken cancellationToken) =>
        RemoveAsync(host, $"Host {host.Name} was removed. {(stayed is { Length: > 0 } ? $"It says: {stayed}" : "Nothing stayed on it.")}", cancellationToken);

    /// <summary>What was said when a host of this name was removed, for who asks within a day; null when none was.</summary>
    public async Task<string?> FarewellAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            SELECT description FROM events
            WHERE code = $1 AND starts_with(description, $2) AND occurred_at > $3
            ORDER BY id DESC LIMIT 1
            """);
        var said = await command
            .With(EventKind.HostRemoved.Code)
            .With($"Host {name} was removed.")
            .With((time.GetUtcNow() - Remembered).UtcDateTime)
            .ReadAllAsync(row => row.GetString(0), cancellationToken);
        return said.FirstOrDefault();
    }

    private async Task<PkiFinding?> RemoveAsync(EnrolledHost host, string description, CancellationToken cancellationToken)
    {
        // Revoked first: a host that is forgotten with a certificate that is good could not be found again.
        var revoked = await signer.RevokeAsync([host.Serial, host.NextSerial], X509RevocationReason.CessationOfOperation, cancellationToken);
        if (revoked.Problem is { } problem)
            return problem;
        await using var command = database.CreateCommand("DELETE FROM hosts WHERE id = $1");
        if (await command.With(host.Id).ExecuteNonQueryAsync(CancellationToken.None) > 0)
            await events.RecordAsync(EventKind.HostRemoved, description, CancellationToken.None);
        return null;
    }
}
