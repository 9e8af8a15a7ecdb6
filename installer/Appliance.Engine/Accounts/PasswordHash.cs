using System.Security.Cryptography;

namespace Appliance.Engine.Accounts;

/// <summary>A password as PBKDF2 with HMAC-SHA-256 keeps it; the count follows OWASP's advice for this algorithm.</summary>
internal sealed record PasswordHash(int Iterations, byte[] Salt, byte[] Hash)
{
    public const int CurrentIterations = 600_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>Matches no password; checked for unknown users, so that they take as long as known ones.</summary>
    public static PasswordHash Unmatchable { get; } =
        new(CurrentIterations, RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(HashBytes));

    public static PasswordHash Of(string password, int iterations = CurrentIterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new PasswordHash(iterations, salt, Derive(password, salt, iterations));
    }

    public bool Matches(string password) => CryptographicOperations.FixedTimeEquals(Derive(password, Salt, Iterations), Hash);

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, HashBytes);
}
