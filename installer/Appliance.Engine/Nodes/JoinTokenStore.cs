using System.Security.Cryptography;
using System.Text;
using Appliance.Engine.Database;
using Npgsql;
using NpgsqlTypes;

namespace Appliance.Engine.Nodes;

/// <summary>One-time tokens. The database has the SHA-256 of their secrets alone.</summary>
internal sealed class JoinTokenStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>How long a used or expired token is remembered, so that a node that shows it can be told what became of it.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public async Task AddAsync(string secret, string? name, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var command = database.CreateCommand(
            """
            WITH old AS (DELETE FROM join_tokens WHERE expires_at < $5)
            INSERT INTO join_tokens (hash, name, created_at, expires_at) VALUES ($1, $2, $3, $4)
            """);
        await command
            .With(Hash(secret))
            .WithOptional(name, NpgsqlDbType.Text)
            .With(now.UtcDateTime)
            .With(expires.UtcDateTime)
            .With((now - Remembered).UtcDateTime)
            .ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<JoinTokenRow?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT name, expires_at, used_at, used_by_key, used_by_name FROM join_tokens WHERE hash = $1");
        var found = await command.With(Hash(secret)).ReadAllAsync(
            row => new JoinTokenRow(row.Text(0), row.GetDateTime(1), row.Time(2), row.Bytes(3), row.Text(4)),
            cancellationToken);
        return found.SingleOrDefault();
    }

    /// <summary>Binds the token to the key that used it. It is within the transaction that enrols its host.</summary>
    public static async Task UseAsync(NpgsqlConnection connection, string secret, byte[] key, string name, DateTimeOffset now)
    {
        await using var command = new NpgsqlCommand(
            "UPDATE join_tokens SET used_at = $2, used_by_key = $3, used_by_name = $4 WHERE hash = $1", connection);
        await command.With(Hash(secret)).With(now.UtcDateTime).With(key).With(name).ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
