using System.Security.Cryptography;
using System.Text;

namespace Appliance.Engine.Nodes;

/// <summary>
/// Keeps secrets that have to be read again in the database: AES-256-GCM with a key that is a file of the engine's alone, made on
/// first need. A copy of the database tells nothing without it.
/// </summary>
internal sealed class SecretKey(string dataDirectory)
{
    private const int KeyBytes = 32;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string FileName => Path.Combine(dataDirectory, "secrets.key");

    /// <param name="secret">What to keep.</param>
    /// <param name="belongsTo">Whose it is; it opens for nobody else.</param>
    public byte[] Seal(string secret, Guid belongsTo)
    {
        var text = Encoding.UTF8.GetBytes(secret);
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (sealedText, tag) = (new byte[text.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using var cipher = new AesGcm(ReadOrMake(), tag.Length);
        cipher.Encrypt(nonce, text, sealedText, tag, belongsTo.ToByteArray());
        return [.. nonce, .. tag, .. sealedText];
    }

    /// <summary>Null when the key is another one, or the secret another host's.</summary>
    public string? Open(byte[] content, Guid belongsTo)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        if (content.Length < nonce + tag || !File.Exists(FileName))
            return null;
        var text = new byte[content.Length - nonce - tag];
        try
        {
            using var cipher = new AesGcm(ReadOrMake(), tag);
            cipher.Decrypt(content.AsSpan(0, nonce), content.AsSpan(nonce + tag), content.AsSpan(nonce, tag), text, belongsTo.ToByteArray());
            return Encoding.UTF8.GetString(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private byte[] ReadOrMake()
    {
        if (!File.Exists(FileName))
            DurableFile.Write(FileName, RandomNumberGenerator.GetBytes(KeyBytes), Private);
        return File.ReadAllBytes(FileName);
    }
}
