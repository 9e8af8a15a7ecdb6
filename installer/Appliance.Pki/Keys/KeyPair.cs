using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Pki.Keys;

/// <summary>A private key with its public half. Not safe for use by several threads at once.</summary>
public sealed class KeyPair : IDisposable
{
    private readonly AsymmetricAlgorithm _algorithm;

    private KeyPair(RSA rsa)
    {
        _algorithm = rsa;
        PublicKey = new PublicKey(rsa);
        Signer = X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1);
        Kind = PublicKeyPolicy.KindOf(PublicKey);
    }

    private KeyPair(ECDsa ecdsa)
    {
        _algorithm = ecdsa;
        PublicKey = new PublicKey(ecdsa);
        Signer = X509SignatureGenerator.CreateForECDsa(ecdsa);
        Kind = PublicKeyPolicy.KindOf(PublicKey);
    }

    /// <summary>The kind, or null for an accepted key of a size the appliance does not make itself.</summary>
    public KeyKind? Kind { get; }

    public PublicKey PublicKey { get; }

    internal X509SignatureGenerator Signer { get; }

    /// <summary>The hash this key signs with: one of the key's own strength (P-384 gives 192 bits, so does SHA-384).</summary>
    internal HashAlgorithmName SignatureHash => Kind == KeyKind.EcdsaP384 ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256;

    public static KeyPair Create(KeyKind kind) => kind switch
    {
        KeyKind.Rsa2048 => new KeyPair(RSA.Create(2048)),
        KeyKind.Rsa3072 => new KeyPair(RSA.Create(3072)),
        KeyKind.Rsa4096 => new KeyPair(RSA.Create(4096)),
        KeyKind.EcdsaP256 => new KeyPair(ECDsa.Create(ECCurve.NamedCurves.nistP256)),
        KeyKind.EcdsaP384 => new KeyPair(ECDsa.Create(ECCurve.NamedCurves.nistP384)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown key kind"),
    };

    /// <summary>Reads the first private key in a PEM text: PKCS#8, PKCS#1 (RSA) or SEC 1 (EC), not encrypted.</summary>
    /// <returns>The key, or why it is not usable: unreadable, encrypted, weak, or of another kind.</returns>
    public static PkiResult<KeyPair> FromPem(string pem)
    {
        if (pem.Contains("BEGIN ENCRYPTED", StringComparison.Ordinal) || pem.Contains("4,ENCRYPTED", StringComparison.Ordinal))
            return PkiFinding.Error(
                PkiCodes.KeyEncrypted,
                "The private key is protected by a passphrase, and services must be able to start without a person.",
                "Remove it with 'openssl pkey -in KEY -out PLAIN-KEY' and give that file, readable by root alone.");
        if (FindKey(pem) is not { } key)
            return PkiFinding.Error(
                PkiCodes.KeyUnreadable,
                "There is no private key in PEM form in the text.",
                "Give a file with a '-----BEGIN PRIVATE KEY-----' block; 'openssl pkey -in KEY -out FILE' writes one.");
        if (Import(key) is not { } pair)
            return PkiFinding.Error(
                PkiCodes.KeyUnreadable,
                "The private key is damaged or neither RSA nor ECDSA.",
                "Check it with 'openssl pkey -in KEY -check -noout'; make an RSA (2048 bits or more) or P-256 key if it is of another kind.");
        if (PublicKeyPolicy.Refusal(pair.PublicKey) is not { } refusal)
            return pair;

        pair.Dispose();
        return PkiFinding.Error(
            PkiCodes.KeyRefused,
            $"The private key {refusal}.",
            "Use RSA with 2048 bits or more, or ECDSA on P-256 or P-384.");
    }

    /// <summary>The private key as PKCS#8 PEM. A secret: the caller writes it with mode 0600 and nowhere else.</summary>
    public string ExportPrivateKeyPem() => _algorithm.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>Whether a certificate is for this key.</summary>
    public bool Matches(X509Certificate2 certificate) =>
        PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(certificate.PublicKey.ExportSubjectPublicKeyInfo());

    public void Dispose() => _algorithm.Dispose();

    /// <summary>Names the key by its public half.</summary>
    public override string ToString() => $"key pair {Kind?.Name() ?? PublicKey.Oid.FriendlyName} (pin {Fingerprint.KeyPin(PublicKey)})";

    private static string? FindKey(string pem)
    {
        // "openssl ecparam -genkey" puts an EC PARAMETERS block before the key, so the first block need not be it.
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..])
        {
            if (rest[fields.Label] is "PRIVATE KEY" or "RSA PRIVATE KEY" or "EC PRIVATE KEY")
                return rest[fields.Location].ToString();
        }
        return null;
    }

    private static KeyPair? Import(string pem)
    {
        if (TryImport(RSA.Create(), pem, out var rsa))
            return new KeyPair(rsa);
        return TryImport(ECDsa.Create(), pem, out var ecdsa) ? new KeyPair(ecdsa) : null;
    }

    private static bool TryImport<T>(T algorithm, string pem, [NotNullWhen(true)] out T? imported)
        where T : AsymmetricAlgorithm
    {
        try
        {
            algorithm.ImportFromPem(pem);
            imported = algorithm;
            return true;
        }
        catch (Exception refusal) when (refusal is CryptographicException or ArgumentException)
        {
            algorithm.Dispose();
            imported = null;
            return false;
        }
    }
}
