using Appliance.Contracts.Nodes;
using Appliance.Engine.Database;
using Appliance.Engine.Events;
using Npgsql;
using NpgsqlTypes;

namespace Appliance.Engine.Nodes;

/// <summary>Changes a host's status; each change is one event, in oVirt's words.</summary>
internal sealed class HostStates(NpgsqlDataSource database, EventLog events, TimeProvider time)
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
            .With(time.GetUtcNow().UtcDateTime)
            .ExecuteScalarAsync(cancellationToken);
        if (name is not null && from != to)
            await RecordAsync(name, from, to, text, cancellationToken);
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
