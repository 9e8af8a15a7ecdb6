using System.Text.Json;
using Appliance.Contracts.Inventories;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Database;
using Appliance.Engine.Events;
using Npgsql;
using NpgsqlTypes;

namespace Appliance.Engine.Nodes;

/// <summary>Hosts that a person names before they join, or changes afterwards.</summary>
internal sealed class DeclaredHosts(NpgsqlDataSource database, EventLog events)
{
    /// <summary>The new host's id, or null when the name is taken.</summary>
    public async Task<Guid?> AddAsync(string name, DeclaredHost host, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            INSERT INTO hosts (address, cluster_id, power_type, power_address, power_user, power_options, name)
            SELECT $1, COALESCE($2, (SELECT id FROM clusters WHERE name = $8)), $3, $4, $5, $6, $7
            ON CONFLICT (name) DO NOTHING RETURNING id
            """);
        var id = (Guid?)await Describe(command, host).With(name).With(Inventory.DefaultName).ExecuteScalarAsync(cancellationToken);
        if (id is not null)
            await events.RecordAsync(EventKind.HostAdded, $"Host {name} was added.", cancellationToken);
        return id;
    }

    public async Task ChangeAsync(Guid id, string name, DeclaredHost host, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE hosts SET address = COALESCE($1, address), cluster_id = COALESCE($2, cluster_id), power_type = COALESCE($3, power_type),
                power_address = COALESCE($4, power_address), power_user = COALESCE($5, power_user), power_options = COALESCE($6, power_options)
            WHERE id = $7
            """);
        if (await Describe(command, host).With(id).ExecuteNonQueryAsync(cancellationToken) > 0)
            await events.RecordAsync(EventKind.HostUpdated, $"Host {name} configuration was updated.", cancellationToken);
    }

    private static NpgsqlCommand Describe(NpgsqlCommand command, DeclaredHost host) => command
        .WithOptional(host.Address, NpgsqlDbType.Text)
        .WithOptional(host.Cluster, NpgsqlDbType.Uuid)
        .WithOptional(host.Power?.Type, NpgsqlDbType.Text)
        .WithOptional(host.Power?.Address, NpgsqlDbType.Text)
        .WithOptional(host.Power?.User, NpgsqlDbType.Text)
        .WithOptional(host.Power is { } power ? JsonSerializer.Serialize(power.Options, NodeJson.Default.IReadOnlyDictionaryStringString) : null, NpgsqlDbType.Jsonb);
}
