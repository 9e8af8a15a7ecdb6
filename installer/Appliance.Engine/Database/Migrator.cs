using Npgsql;

namespace Appliance.Engine.Database;

/// <summary>Brings the database to this program's schema, one transaction per migration, one process at a time.</summary>
internal sealed class Migrator(NpgsqlDataSource database, IReadOnlyList<Migration> migrations)
{
    /// <summary>The advisory lock all engines agree on: "appliance" in ASCII, cut to 63 bits.</summary>
    private const long LockKey = 0x6170706c69616e63;

    private const string CreateTable = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            version integer PRIMARY KEY,
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        )
        """;

    public async Task<MigrationResult> RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SET lock_timeout = '10s'; SELECT pg_advisory_lock({LockKey}); RESET lock_timeout", cancellationToken);
        try
        {
            await ExecuteAsync(connection, $"SET client_min_messages = warning; {CreateTable}", cancellationToken);
            var applied = await ReadAppliedAsync(connection, cancellationToken);
            if (Refuse(applied) is { } problem)
                return new MigrationResult([], problem);

            var names = new List<string>();
            foreach (var migration in migrations.Skip(applied.Count))
            {
                await ApplyAsync(connection, migration, cancellationToken);
                names.Add($"{migration.Version:0000}_{migration.Name}");
            }

            return new MigrationResult(names, null);
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
                await ExecuteAsync(connection, $"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private Problem? Refuse(IReadOnlyList<AppliedMigration> applied)
    {
        if (applied.Count > migrations.Count || applied.Any(row => row.Version > migrations.Count))
        {
            return new Problem(
                $"The database is newer than this program: it has migration {applied[^1].Version}, this program knows {migrations.Count}.",
                "Install the newer appliance-engine again, or restore the backup that was made before the upgrade.");
        }

        foreach (var (row, migration) in applied.Zip(migrations))
        {
            if (row.Version != migration.Version)
            {
                return new Problem(
                    $"The database lacks migration {migration.Version:0000}_{migration.Name} but has later ones.",
                    "Restore the database from a backup; its table schema_migrations was changed by hand.");
            }

            if (row.Checksum != migration.Checksum)
            {
                return new Problem(
                    $"Migration {row.Version:0000}_{row.Name} was applied with another content (checksum {Short(row.Checksum)}, this program has {Short(migration.Checksum)}).",
                    "Install the appliance-engine that made this database, or restore the database from a backup of this version.");
            }
        }

        return null;
    }

    private static async Task<IReadOnlyList<AppliedMigration>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT version, name, checksum FROM schema_migrations ORDER BY version", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<AppliedMigration>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(new AppliedMigration(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        return rows;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var change = new NpgsqlCommand(migration.Sql, connection) { CommandTimeout = 0 };
        await change.ExecuteNonQueryAsync(cancellationToken);
        await using var record = new NpgsqlCommand("INSERT INTO schema_migrations (version, name, checksum) VALUES ($1, $2, $3)", connection);
        record.Parameters.Add(new NpgsqlParameter<int> { TypedValue = migration.Version });
        record.Parameters.Add(new NpgsqlParameter<string> { TypedValue = migration.Name });
        record.Parameters.Add(new NpgsqlParameter<string> { TypedValue = migration.Checksum });
        await record.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Short(string checksum) => checksum[..Math.Min(12, checksum.Length)];
}
