using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Pki.Keys;

/// <summary>Short names by which people and programs recognize a certificate or a key.</summary>
public static class Fingerprint
{
    /// <summary>SHA-256 of the certificate, hex with colons, as <c>openssl x509 -fingerprint -sha256</c> prints it.</summary>
    public static string Of(X509Certificate2 certificate) =>
        string.Join(':', certificate.GetCertHash(HashAlgorithmName.SHA256).Select(octet => octet.ToString("X2")));

    /// <summary>
    /// SHA-256 of the SubjectPublicKeyInfo, base64, as in RFC 7469. It survives a renewal that keeps the key, which is
    /// why a join token pins the CA by it.
    /// </summary>
    public static string KeyPin(PublicKey key) => Convert.ToBase64String(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
}
