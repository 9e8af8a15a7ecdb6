using System.Net;
using Appliance.Engine.Database;
using Npgsql;

namespace Appliance.Engine.Nodes;

/// <summary>Finds hosts by what enrolment knows them by.</summary>
internal sealed class HostStore(NpgsqlDataSource database)
{
    private const string Select = """
        SELECT id, name, status, serial, certificate, certificate_ends, next_serial, next_certificate, key_hash, next_key_hash,
            machine_id, words, leaving, clock_skew, facts IS NOT NULL
        FROM hosts
        """;

    public Task<EnrolledHost?> ByNameAsync(string name, CancellationToken cancellationToken) => FindAsync("name = $1", name, cancellationToken);

    public Task<EnrolledHost?> ByMachineAsync(string machineId, CancellationToken cancellationToken) => FindAsync("machine_id = $1", machineId, cancellationToken);

    public Task<EnrolledHost?> ByKeyAsync(byte[] hash, CancellationToken cancellationToken) => FindAsync("key_hash = $1", hash, cancellationToken);

    /// <summary>The host whose certificate this is: the current one, or the renewed one that it has not used yet.</summary>
    public Task<EnrolledHost?> BySerialAsync(string serial, CancellationToken cancellationToken) => FindAsync("serial = $1 OR next_serial = $1", serial, cancellationToken);

    /// <summary>The other host that is reached at one of these addresses, or has a certificate for it, if there is one.</summary>
    public async Task<(string Name, string Address)?> AtAsync(IReadOnlyList<IPAddress> addresses, string except, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            SELECT name, taken FROM hosts h, unnest($2) taken
            WHERE name <> $1 AND (address = taken OR serial IS NOT NULL AND taken = ANY(certificate_addresses)) LIMIT 1
            """);
        var found = await command
            .With(except)
            .With(AddressRules.TextsOf(addresses))
            .ReadAllAsync(row => (row.GetString(0), row.GetString(1)), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    private async Task<EnrolledHost?> FindAsync<T>(string condition, T value, CancellationToken cancellationToken)
        where T : notnull
    {
        await using var command = database.CreateCommand($"{Select} WHERE {condition}");
        var found = await command.With(value).ReadAllAsync(Read, cancellationToken);
        return found.SingleOrDefault();
    }

    private static EnrolledHost Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Name = row.GetString(1),
        Status = row.GetString(2),
        Serial = row.Text(3),
        Certificate = row.Text(4),
        CertificateEnds = row.Time(5),
        NextSerial = row.Text(6),
        NextCertificate = row.Text(7),
        KeyHash = row.Bytes(8),
        NextKeyHash = row.Bytes(9),
        MachineId = row.Text(10),
        Words = row.Text(11),
        Leaving = row.GetBoolean(12),
        ClockSkew = row.IsDBNull(13) ? null : row.GetDouble(13),
        HasFacts = row.GetBoolean(14),
    };
}
