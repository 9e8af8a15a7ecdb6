using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Appliance.Engine.Database;
using Npgsql;

namespace Appliance.Engine.Accounts;

/// <summary>Bearer tokens and page sessions. The database has their SHA-256 alone.</summary>
internal sealed class TokenStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Counted from the login, used or not.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private const int TokenBytes = 32;
    private const int LongestToken = 256;

    public async Task<IssuedToken> IssueAsync(Guid userId, TokenPurpose purpose, CancellationToken cancellationToken)
    {
        var token = new IssuedToken(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)), time.GetUtcNow() + Lifetime);
        await using var command = database.CreateCommand(
            """
            WITH expired AS (DELETE FROM tokens WHERE expires_at <= $5)
            INSERT INTO tokens (hash, user_id, purpose, expires_at) VALUES ($1, $2, $3, $4)
            """);
        await command
            .With(Hash(token.Value))
            .With(userId)
            .With(Name(purpose))
            .With(token.Expires.UtcDateTime)
            .With(time.GetUtcNow().UtcDateTime)
            .ExecuteNonQueryAsync(cancellationToken);
        return token;
    }

    /// <summary>The name of the user it was issued to, or null when it is unknown, revoked or expired.</summary>
    public async Task<string?> FindUserAsync(string token, TokenPurpose purpose, CancellationToken cancellationToken)
    {
        if (token.Length is 0 or > LongestToken)
            return null;
        await using var command = database.CreateCommand(
            "SELECT name FROM tokens JOIN users ON users.id = user_id WHERE tokens.hash = $1 AND purpose = $2 AND expires_at > $3");
        command.With(Hash(token)).With(Name(purpose)).With(time.GetUtcNow().UtcDateTime);
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Forgets a token and returns whose it was; null when it was not there.</summary>
    public async Task<string?> RevokeAsync(string token, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "DELETE FROM tokens USING users WHERE tokens.hash = $1 AND users.id = user_id RETURNING name");
        return (string?)await command.With(Hash(token)).ExecuteScalarAsync(cancellationToken);
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static string Name(TokenPurpose purpose) => purpose == TokenPurpose.Api ? "api" : "page";
}
