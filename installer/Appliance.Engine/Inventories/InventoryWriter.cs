using System.Text.Json;
using Appliance.Contracts.Inventories;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Database;
using Npgsql;
using NpgsqlTypes;

namespace Appliance.Engine.Inventories;

/// <summary>Takes an inventory in, by name, in one transaction. Nothing is deleted, and what is already so is not touched.</summary>
internal sealed class InventoryWriter(NpgsqlDataSource database)
{
    private const string UpsertDataCenter = """
        INSERT INTO data_centers AS t (name, description) VALUES ($1, COALESCE($2, ''))
        ON CONFLICT (name) DO UPDATE SET description = $2
        WHERE t.description IS DISTINCT FROM COALESCE($2, t.description)
        """;

    private const string UpsertCluster = """
        INSERT INTO clusters AS t (name, description, data_center_id)
        SELECT $1, COALESCE($2, ''), id FROM data_centers WHERE name = $3
        ON CONFLICT (name) DO UPDATE SET description = COALESCE($2, t.description), data_center_id = excluded.data_center_id
        WHERE (t.description, t.data_center_id) IS DISTINCT FROM (COALESCE($2, t.description), excluded.data_center_id)
        """;

    private const string UpsertNetwork = """
        INSERT INTO networks AS t (name, description, data_center_id, vlan, mtu, usages)
        SELECT $1, COALESCE($2, ''), id, $4, $5, $6 FROM data_centers WHERE name = $3
        ON CONFLICT (data_center_id, name) DO UPDATE
        SET description = COALESCE($2, t.description), vlan = $4, mtu = $5, usages = $6
        WHERE (t.description, t.vlan, t.mtu, t.usages) IS DISTINCT FROM (COALESCE($2, t.description), $4, $5, $6)
        """;

    private const string LeaveOneManagementNetwork = """
        UPDATE networks SET usages = array_remove(usages, 'management')
        WHERE name <> $1 AND 'management' = ANY (usages) AND data_center_id = (SELECT id FROM data_centers WHERE name = $2)
        """;

    private const string UpsertStorageDomain = """
        INSERT INTO storage_domains AS t (name, description, data_center_id, role, type, address, path)
        SELECT $1, COALESCE($2, ''), id, $4, $5, $6, $7 FROM data_centers WHERE name = $3
        ON CONFLICT (name) DO UPDATE
        SET description = COALESCE($2, t.description), data_center_id = excluded.data_center_id, role = $4, type = $5, address = $6, path = $7
        WHERE (t.description, t.data_center_id, t.role, t.type, t.address, t.path)
            IS DISTINCT FROM (COALESCE($2, t.description), excluded.data_center_id, $4, $5, $6, $7)
        """;

    private const string UpsertHost = """
        INSERT INTO hosts AS t (name, address, cluster_id, settings, settings_version, power_type, power_address, power_user, power_options)
        SELECT $1, $2, id, $4, CASE WHEN $4::text IS NULL THEN 0 ELSE nextval('settings_versions') END, $5, $6, $7, $8::jsonb FROM clusters WHERE name = $3
        ON CONFLICT (name) DO UPDATE SET address = excluded.address, cluster_id = excluded.cluster_id,
            settings = COALESCE($4, t.settings),
            settings_version = CASE WHEN COALESCE($4, t.settings) IS DISTINCT FROM t.settings THEN nextval('settings_versions') ELSE t.settings_version END,
            power_type = COALESCE($5, t.power_type),
            power_address = COALESCE($6, t.power_address),
            power_user = COALESCE($7, t.power_user),
            power_options = COALESCE($8::jsonb, t.power_options)
        WHERE (t.address, t.cluster_id, t.settings, t.power_type, t.power_address, t.power_user, t.power_options) IS DISTINCT FROM
            (excluded.address, excluded.cluster_id, COALESCE($4, t.settings), COALESCE($5, t.power_type), COALESCE($6, t.power_address),
            COALESCE($7, t.power_user), COALESCE($8::jsonb, t.power_options))
        """;

    private const string UpdateNodeSettings = """
        UPDATE node_settings SET answers = $1, version = nextval('settings_versions') WHERE answers IS DISTINCT FROM $1
        """;

    /// <summary>How many entries were added or changed, or everything that is wrong with the inventory.</summary>
    public async Task<InventoryResult> ApplyAsync(Inventory inventory, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var problems = InventoryRules.Check(
            inventory,
            await NamesAsync(connection, "SELECT name FROM data_centers", cancellationToken),
            await NamesAsync(connection, "SELECT name FROM clusters", cancellationToken));
        if (problems.Count > 0)
            return new InventoryResult(0, problems);

        var changed = 0;
        foreach (var command in Commands(inventory))
        {
            await using (command)
            {
                command.Connection = connection;
                changed += await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return new InventoryResult(changed, []);
    }

    private static IEnumerable<NpgsqlCommand> Commands(Inventory inventory) =>
    [
        .. inventory.DataCenters.Select(item => Upsert(UpsertDataCenter, item.Name, item.Description)),
        .. inventory.Clusters.Select(item => Upsert(UpsertCluster, item.Name, item.Description).With(item.DataCenter)),
        .. inventory.Networks.Select(item => Upsert(UpsertNetwork, item.Name, item.Description)
            .With(item.DataCenter)
            .WithOptional(item.Vlan, NpgsqlDbType.Integer)
            .With(item.Mtu)
            .With(Usages(item))),
        .. inventory.Networks.Where(InventoryRules.IsManagement)
            .Select(item => new NpgsqlCommand(LeaveOneManagementNetwork).With(item.Name).With(item.DataCenter)),
        .. inventory.StorageDomains.Select(item => Upsert(UpsertStorageDomain, item.Name, item.Description)
            .With(item.DataCenter)
            .With(ApiName(item.Role))
            .With(ApiName(item.Type))
            .With(item.Address)
            .With(item.Path)),
        .. inventory.Hosts.Select(item => new NpgsqlCommand(UpsertHost).With(InventoryRules.HostName(item.Name)).With(item.Address).With(item.Cluster)
            .WithOptional(item.Settings, NpgsqlDbType.Text)
            .WithOptional(item.Power?.Type, NpgsqlDbType.Text)
            .WithOptional(item.Power?.Address, NpgsqlDbType.Text)
            .WithOptional(item.Power?.User, NpgsqlDbType.Text)
            .WithOptional(item.Power is { } power ? JsonSerializer.Serialize(power.Options, NodeJson.Default.IReadOnlyDictionaryStringString) : null, NpgsqlDbType.Text)),
        .. inventory.NodeSettings is { } settings ? [new NpgsqlCommand(UpdateNodeSettings).With(settings)] : Array.Empty<NpgsqlCommand>(),
    ];

    private static NpgsqlCommand Upsert(string sql, string name, string? description) =>
        new NpgsqlCommand(sql).With(name).WithOptional(description, NpgsqlDbType.Text);

    private static string[] Usages(InventoryNetwork network) =>
    [
        .. network.Usages.Concat(network.Management ? [NetworkUsage.Management] : []).Distinct().Order().Select(ApiName),
    ];

    /// <summary>The name oVirt's API has for it: DefaultRoute is default_route.</summary>
    private static string ApiName<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static async Task<List<string>> NamesAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ReadAllAsync(row => row.GetString(0), cancellationToken);
    }
}
