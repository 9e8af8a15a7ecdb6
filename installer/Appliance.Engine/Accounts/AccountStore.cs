using Appliance.Engine.Database;
using Npgsql;
using NpgsqlTypes;

namespace Appliance.Engine.Accounts;

/// <summary>Users in the database.</summary>
internal sealed class AccountStore(NpgsqlDataSource database, TimeProvider time)
{
    public async Task<Account?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT id, name, iterations, salt, hash, failed_attempts, locked_until FROM users WHERE name = $1");
        var found = await command.With(name).ReadAllAsync(
            row => new Account(
                row.GetGuid(0),
                row.GetString(1),
                new PasswordHash(row.GetInt32(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4)),
                row.GetInt32(5),
                row.IsDBNull(6) ? null : row.GetDateTime(6)),
            cancellationToken);
        return found.SingleOrDefault();
    }

    /// <summary>Makes the user or changes its password, unlocks it, and ends its sessions.</summary>
    public async Task SetPasswordAsync(string name, PasswordHash password, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            WITH changed AS (
                INSERT INTO users (name, iterations, salt, hash, password_changed_at) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (name) DO UPDATE SET iterations = $2, salt = $3, hash = $4, password_changed_at = $5,
                    failed_attempts = 0, locked_until = NULL
                RETURNING id)
            DELETE FROM tokens USING changed WHERE user_id = changed.id
            """);
        await command
            .With(name)
            .With(password.Iterations)
            .With(password.Salt)
            .With(password.Hash)
            .With(time.GetUtcNow().UtcDateTime)
            .ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task SetFailuresAsync(Guid id, int failures, DateTimeOffset? lockedUntil, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("UPDATE users SET failed_attempts = $2, locked_until = $3 WHERE id = $1");
        await command
            .With(id)
            .With(failures)
            .WithOptional(lockedUntil?.UtcDateTime, NpgsqlDbType.TimestampTz)
            .ExecuteNonQueryAsync(cancellationToken);
    }
}
