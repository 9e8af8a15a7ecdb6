using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Appliance.Machines.Secrets;

namespace Appliance.Modules.Database.Sql;

/// <summary>
/// What PostgreSQL keeps of a password: <c>SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey</c> (RFC 5802, RFC 7677;
/// PostgreSQL manual, "pg_authid"). Made here, so that the password itself is neither in a statement nor in a server's log.
/// </summary>
internal sealed class ScramVerifier
{
    /// <summary>PostgreSQL's own default.</summary>
    public const int DefaultIterations = 4096;

    private const string Scheme = "SCRAM-SHA-256";
    private const int SaltLength = 16;
    private readonly int _iterations;
    private readonly byte[] _salt;
    private readonly byte[] _storedKey;
    private readonly byte[] _serverKey;

    private ScramVerifier(int iterations, byte[] salt, byte[] storedKey, byte[] serverKey)
    {
        _iterations = iterations;
        _salt = salt;
        _storedKey = storedKey;
        _serverKey = serverKey;
    }

    /// <summary>A new one with a random salt.</summary>
    public static ScramVerifier Make(Secret password) => Make(password, RandomNumberGenerator.GetBytes(SaltLength), DefaultIterations);

    public static ScramVerifier Make(Secret password, byte[] salt, int iterations)
    {
        var salted = Rfc2898DeriveBytes.Pbkdf2(Prepared(password), salt, iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        return new ScramVerifier(iterations, salt, SHA256.HashData(clientKey), HMACSHA256.HashData(salted, "Server Key"u8));
    }

    /// <summary>Null for anything else, such as an MD5 hash.</summary>
    public static ScramVerifier? Parse(string text)
    {
        var parts = text.Split('$', ':');
        if (parts.Length != 5 || parts[0] != Scheme || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var iterations) || iterations < 1)
        {
            return null;
        }

        try
        {
            return new ScramVerifier(iterations, Convert.FromBase64String(parts[2]), Convert.FromBase64String(parts[3]), Convert.FromBase64String(parts[4]));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether it was made from this password.</summary>
    public bool Matches(Secret password) =>
        CryptographicOperations.FixedTimeEquals(Make(password, _salt, _iterations)._storedKey, _storedKey);

    /// <summary>As PostgreSQL stores it and takes it for <c>PASSWORD</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Scheme}${_iterations}:{Convert.ToBase64String(_salt)}${Convert.ToBase64String(_storedKey)}:{Convert.ToBase64String(_serverKey)}");

    // As Npgsql prepares it, with which the engine logs in. SASLprep (RFC 4013) leaves ASCII and ordinary letters as they
    // are; a program without Unicode tables, as this one is built, leaves rarities such as ① too, which psql changes.
    private static byte[] Prepared(Secret password) => Encoding.UTF8.GetBytes(password.Reveal().Normalize(NormalizationForm.FormKC));
}
