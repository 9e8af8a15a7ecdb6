using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Engine.Certificates;

/// <summary>The CA certificate as it is on disk now: public, small, and read for every request so that it is never stale.</summary>
internal sealed class AuthorityCertificate(string file)
{
    /// <exception cref="CertificateException">The file cannot be read.</exception>
    public X509Certificate2 Read() => CertificateFile.Read(file)[0];

    /// <summary>SHA-256 over the DER form, as <c>openssl x509 -fingerprint -sha256</c> prints it.</summary>
    public static string Fingerprint(X509Certificate2 certificate) =>
        string.Join(':', SHA256.HashData(certificate.RawData).Select(part => part.ToString("X2")));
}
