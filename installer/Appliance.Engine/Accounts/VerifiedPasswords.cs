using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Appliance.Engine.Accounts;

/// <summary>
/// Remembers for a minute that a password was right, so that a script using Basic authentication does not pay for the slow
/// hash on each request. Kept is a keyed digest over the stored hash as well: a changed password is forgotten at once.
/// </summary>
internal sealed class VerifiedPasswords(TimeProvider time)
{
    private const int Most = 64;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new();

    public bool Contains(Account account, string password) =>
        _until.TryGetValue(Digest(account, password), out var until) && until > time.GetUtcNow();

    public void Add(Account account, string password)
    {
        if (_until.Count >= Most)
            _until.Clear();
        _until[Digest(account, password)] = time.GetUtcNow() + Memory;
    }

    private string Digest(Account account, string password) => Convert.ToHexString(
        HMACSHA256.HashData(_key, (byte[])[.. account.Id.ToByteArray(), .. account.Password.Hash, .. Encoding.UTF8.GetBytes(password)]));
}
