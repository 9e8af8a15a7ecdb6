using Appliance.Engine.Database;
using Npgsql;
using NpgsqlTypes;

namespace Appliance.Engine.Events;

/// <summary>The engine's events, in the database.</summary>
internal sealed class EventLog(NpgsqlDataSource database, TimeProvider time)
{
    private const string Origin = "Appliance";

    /// <summary>How long the same event is not repeated by <see cref="RecordOnceAMinuteAsync"/>.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    /// <summary>How long events are kept, as long as oVirt keeps its own (AuditLogAgingThreshold).</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task RecordAsync(EventKind kind, string description, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            WITH aged AS (DELETE FROM events WHERE occurred_at < $6)
            INSERT INTO events (code, severity, description, origin, occurred_at) VALUES ($1, $2, $3, $4, $5)
            """);
        await Describe(command, kind, description).ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Records what strangers can cause as often as they like.</summary>
    public async Task RecordOnceAMinuteAsync(EventKind kind, string description, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            WITH aged AS (DELETE FROM events WHERE occurred_at < $6)
            INSERT INTO events (code, severity, description, origin, occurred_at) SELECT $1, $2, $3, $4, $5
            WHERE NOT EXISTS (SELECT FROM events WHERE code = $1 AND description = $3 AND occurred_at > $7)
            """);
        await Describe(command, kind, description)
            .With((time.GetUtcNow() - Quiet).UtcDateTime)
            .ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<List<EventRow>> ReadAsync(EventFilter filter, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            SELECT id, code, severity, description, origin, occurred_at FROM events
            WHERE ($1::bigint IS NULL OR id = $1) AND ($2::bigint IS NULL OR id > $2)
            ORDER BY id DESC LIMIT $3
            """);
        return await command
            .WithOptional(filter.Id, NpgsqlDbType.Bigint)
            .WithOptional(filter.After, NpgsqlDbType.Bigint)
            .With(filter.Max)
            .ReadAllAsync(
                row => new EventRow(row.GetInt64(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetDateTime(5)),
                cancellationToken);
    }

    private NpgsqlCommand Describe(NpgsqlCommand command, EventKind kind, string description) => command
        .With(kind.Code)
        .With(kind.Severity)
        .With(description)
        .With(Origin)
        .With(time.GetUtcNow().UtcDateTime)
        .With((time.GetUtcNow() - Kept).UtcDateTime);
}
