using Appliance.Engine.Database;
using Npgsql;
using NpgsqlTypes;

namespace Appliance.Engine.Inventories;

/// <summary>Reads the inventory, in the order of names.</summary>
internal sealed class InventoryReader(NpgsqlDataSource database)
{
    private const string Filter = """
        WHERE ($1::uuid IS NULL OR t.id = $1) AND ($2::text IS NULL OR t.name LIKE $2)
        ORDER BY lower(t.name), t.id LIMIT $3
        """;

    public Task<List<DataCenterRow>> DataCentersAsync(InventoryFilter filter, CancellationToken cancellationToken) => ReadAsync(
        """
        SELECT t.id, t.name, t.description, EXISTS (SELECT FROM storage_domains s WHERE s.data_center_id = t.id AND s.role = 'data')
        FROM data_centers t
        """,
        filter,
        row => new DataCenterRow(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)),
        cancellationToken);

    public Task<List<ClusterRow>> ClustersAsync(InventoryFilter filter, CancellationToken cancellationToken) => ReadAsync(
        "SELECT t.id, t.name, t.description, d.id, d.name FROM clusters t JOIN data_centers d ON d.id = t.data_center_id",
        filter,
        row => new ClusterRow(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetGuid(3), row.GetString(4)),
        cancellationToken);

    public Task<List<NetworkRow>> NetworksAsync(InventoryFilter filter, CancellationToken cancellationToken) => ReadAsync(
        """
        SELECT t.id, t.name, t.description, d.id, d.name, t.vlan, t.mtu, t.usages
        FROM networks t JOIN data_centers d ON d.id = t.data_center_id
        """,
        filter,
        row => new NetworkRow(
            row.GetGuid(0),
            row.GetString(1),
            row.GetString(2),
            row.GetGuid(3),
            row.GetString(4),
            row.IsDBNull(5) ? null : row.GetInt32(5),
            row.GetInt32(6),
            row.GetFieldValue<string[]>(7)),
        cancellationToken);

    public Task<List<StorageDomainRow>> StorageDomainsAsync(InventoryFilter filter, CancellationToken cancellationToken) => ReadAsync(
        """
        SELECT t.id, t.name, t.description, d.id, d.name, t.role, t.type, t.address, t.path
        FROM storage_domains t JOIN data_centers d ON d.id = t.data_center_id
        """,
        filter,
        row => new StorageDomainRow(
            row.GetGuid(0),
            row.GetString(1),
            row.GetString(2),
            row.GetGuid(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            row.GetString(7),
            row.GetString(8)),
        cancellationToken);

    public Task<List<HostRow>> HostsAsync(InventoryFilter filter, CancellationToken cancellationToken) => ReadAsync(
        "SELECT t.id, t.name, t.address, t.status, c.id, c.name FROM hosts t JOIN clusters c ON c.id = t.cluster_id",
        filter,
        row => new HostRow(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetGuid(4), row.GetString(5)),
        cancellationToken);

    public async Task<InventoryCounts> CountAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            SELECT (SELECT count(*) FROM hosts WHERE status = 'up'), (SELECT count(*) FROM hosts),
                (SELECT count(*) FROM storage_domains), (SELECT count(*) FROM users)
            """);
        var counts = await command.ReadAllAsync(
            row => new InventoryCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
            cancellationToken);
        return counts[0];
    }

    private async Task<List<T>> ReadAsync<T>(
        string select,
        InventoryFilter filter,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"{select} {Filter}");
        return await command
            .WithOptional(filter.Id, NpgsqlDbType.Uuid)
            .WithOptional(filter.NamePattern, NpgsqlDbType.Text)
            .WithOptional(filter.Max, NpgsqlDbType.Integer)
            .ReadAllAsync(read, cancellationToken);
    }
}
