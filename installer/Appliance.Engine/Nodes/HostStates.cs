using Appliance.Contracts.Nodes;
using Appliance.Engine.Database;
using Appliance.Engine.Events;
using Npgsql;
using NpgsqlTypes;

namespace Appliance.Engine.Nodes;

/// <summary>Changes a host's status; each change is one event, in oVirt's words.</summary>
internal sealed class HostStates(NpgsqlDataSource database, EventLog events, TimeProvider clock)
{
    /// <summary>Sets status and text. A host that is being set up has its status since it last said how far it is.</summary>
    /// <param name="id">The host.</param>
    /// <param name="from">The status it has to have now: what was decided on an older one is not done.</param>
    /// <param name="to">A word of <see cref="NodeStatus"/>.</param>
    /// <param name="text">What goes with it.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task SetAsync(Guid id, string from, string to, string? text, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE hosts SET status = $3, status_text = $4, status_since = CASE WHEN status = $3 AND $3 <> 'installing' THEN status_since ELSE $5 END
            WHERE id = $1 AND status = $2 AND (status, status_text) IS DISTINCT FROM ($3, $4)
            RETURNING name
            """);
        var name = (string?)await command
            .With(id)
            .With(from)
            .With(to)
            .WithOptional(text, NpgsqlDbType.Text)
            .With(clock.GetUtcNow().UtcDateTime)
            .ExecuteScalarAsync(cancellationToken);
        if (name is not null && from != to)
            await RecordAsync(name, from, to, text, cancellationToken);
    }

    /// <summary>
    /// Takes what a node reports, in one statement: what another has set in between is not lost sight of. A host in maintenance
    /// stays there.
    /// </summary>
    /// <param name="id">The host.</param>
    /// <param name="to">A word of <see cref="NodeStatus"/>.</param>
    /// <param name="text">What goes with it.</param>
    /// <param name="time">When the node said it, by its clock; null when it did not tell.</param>
    /// <param name="isLast">The last word of a run counts, also after the node's clock was set back; one on the way only when it is the latest.</param>
    public async Task ReportedAsync(Guid id, string to, string? text, DateTimeOffset? time, bool isLast)
    {
        await using var command = database.CreateCommand(
            """
            WITH before AS (SELECT status FROM hosts WHERE id = $1 FOR UPDATE)
            UPDATE hosts h SET
                reported = COALESCE($4, h.reported),
                status = CASE WHEN b.status = 'maintenance' THEN b.status ELSE $2 END,
                status_text = $3,
                status_since = CASE WHEN b.status = 'maintenance' OR (b.status = $2 AND $2 <> 'installing') THEN h.status_since ELSE $5 END
            FROM before b
            WHERE h.id = $1 AND ($6 OR $4 IS NULL OR h.reported IS NULL OR h.reported < $4)
            RETURNING h.name, b.status, h.status
            """);
        var taken = await command
            .With(id)
            .With(to)
            .WithOptional(text, NpgsqlDbType.Text)
            .WithOptional(time?.UtcDateTime, NpgsqlDbType.TimestampTz)
            .With(clock.GetUtcNow().UtcDateTime)
            .With(isLast)
            // It was heard; a node that hangs up now must not take it back.
            .ReadAllAsync(row => (Name: row.GetString(0), From: row.GetString(1), To: row.GetString(2)), CancellationToken.None);
        foreach (var (name, before, after) in taken.Where(one => one.From != one.To))
            await RecordAsync(name, before, after, text, CancellationToken.None);
    }

    private Task RecordAsync(string name, string from, string to, string? text, CancellationToken cancellationToken)
    {
        var (kind, description) = to switch
        {
            NodeStatus.Up => (EventKind.HostStatusSet, $"Status of host {name} was set to Up."),
            NodeStatus.NonResponsive => (EventKind.HostNonResponsive, $"Host {name} is non responsive."),
            NodeStatus.NonOperational => (EventKind.HostNonOperational, $"Host {name} moved to Non-Operational state: {text}"),
            NodeStatus.Maintenance => (EventKind.HostMaintenance, $"Host {name} was switched to Maintenance Mode."),
            NodeStatus.Installing => (EventKind.HostInstalling, $"Installing Host {name}."),
            NodeStatus.InstallFailed => (EventKind.HostInstallFailed, $"Host {name} installation failed. {text}"),
            _ => (EventKind.HostStatusSet, $"Status of host {name} was set to {to} from {from}."),
        };
        return events.RecordAsync(kind, description, cancellationToken);
    }
}
