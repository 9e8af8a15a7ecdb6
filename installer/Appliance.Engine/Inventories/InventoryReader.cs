using System.Text.Json;
using Appliance.Contracts.Nodes;
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
        """
        SELECT t.id, t.name, t.address, t.status, c.id, c.name, t.status_text, t.status_since, t.last_contact, t.words, t.machine_id,
            t.serial, t.certificate, t.certificate_ends, t.leaving, t.clock_skew, t.facts, t.power_type, t.power_address, t.power_user,
            t.power_options
        FROM known_hosts t JOIN clusters c ON c.id = t.cluster_id
        """,
        filter,
        ReadHost,
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

    private static HostRow ReadHost(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Name = row.GetString(1),
        Address = row.GetString(2),
        Status = row.GetString(3),
        ClusterId = row.GetGuid(4),
        Cluster = row.GetString(5),
        StatusText = row.Text(6),
        StatusSince = row.GetDateTime(7),
        LastContact = row.Time(8),
        Words = row.Text(9),
        MachineId = row.Text(10),
        Serial = row.Text(11),
        Certificate = row.Text(12),
        CertificateEnds = row.Time(13),
        Leaving = row.GetBoolean(14),
        ClockSkew = row.IsDBNull(15) ? null : row.GetDouble(15),
        Facts = row.Text(16) is { } facts ? JsonSerializer.Deserialize(facts, NodeJson.Default.NodeFacts) : null,
        Power = row.Text(17) is { } type
            ? new HostPower
            {
                Type = type,
                Address = row.Text(18) ?? "",
                User = row.Text(19) ?? "",
                Options = row.Text(20) is { } options ? JsonSerializer.Deserialize(options, NodeJson.Default.IReadOnlyDictionaryStringString)! : new Dictionary<string, string>(),
            }
            : null,
    };

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
