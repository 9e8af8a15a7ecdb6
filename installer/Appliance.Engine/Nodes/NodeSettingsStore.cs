using Appliance.Contracts.Nodes;
using Appliance.Engine.Database;
using Npgsql;

namespace Appliance.Engine.Nodes;

/// <summary>What nodes are to be: each host's own answers, or those for hosts that the inventory does not name.</summary>
internal sealed class NodeSettingsStore(NpgsqlDataSource database)
{
    // Versions of both come from one sequence, so the number grows also when a host gets answers of its own.
    private const string Effective = """
        SELECT h.name, CASE WHEN h.settings IS NULL THEN n.version ELSE h.settings_version END, COALESCE(h.settings, n.answers)
        FROM hosts h CROSS JOIN node_settings n WHERE h.id = $1
        """;

    public async Task<NodeSettings?> OfAsync(Guid hostId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Effective);
        var found = await command.With(hostId).ReadAllAsync(
            row => new NodeSettings { Name = row.GetString(0), Version = row.GetInt64(1), Answers = row.GetString(2) },
            cancellationToken);
        return found.SingleOrDefault();
    }

    public async Task<long> VersionAsync(Guid hostId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT CASE WHEN h.settings IS NULL THEN n.version ELSE h.settings_version END FROM hosts h CROSS JOIN node_settings n WHERE h.id = $1");
        return (long?)await command.With(hostId).ExecuteScalarAsync(cancellationToken) ?? 0;
    }
}
