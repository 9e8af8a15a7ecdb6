using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Appliance.Contracts.Nodes;

/// <summary>
/// What a person carries to a node: a secret that is good once and for a while, and the fingerprint of the CA, by which the
/// node knows the engine. Written <c>apj1.PIN.SECRET</c>, both in base64url.
/// </summary>
/// <param name="CaPin">SHA-256 of the CA's certificate (DER), 32 bytes.</param>
/// <param name="Secret">What the engine is shown; it keeps only its hash.</param>
public sealed record JoinToken(IReadOnlyList<byte> CaPin, string Secret)
{
    private const string Prefix = "apj1";
    private const int SecretBytes = 24;

    public static JoinToken Create(IReadOnlyList<byte> caPin) =>
        new(caPin, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>The whole token. Not <c>ToString</c>: it must not get into a log by accident.</summary>
    public string Text => $"{Prefix}.{Base64Url.EncodeToString([.. CaPin])}.{Secret}";

    public override string ToString() => $"{Prefix}.…";

    public static bool TryParse(string text, [NotNullWhen(true)] out JoinToken? token)
    {
        token = null;
        var parts = text.Trim().Split('.');
        if (parts is not [Prefix, var pin, var secret] || IsBytes(pin) is not { Length: SHA256.HashSizeInBytes } bytes || IsBytes(secret) is not { Length: SecretBytes })
        {
            return false;
        }

        token = new JoinToken(bytes, secret);
        return true;
    }

    private static byte[]? IsBytes(string text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
