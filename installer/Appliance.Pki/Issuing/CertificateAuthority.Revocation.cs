using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Register;

namespace Appliance.Pki.Issuing;

public sealed partial class CertificateAuthority
{
    /// <summary>A list of the certificates the index calls revoked. PEM, ending in a newline.</summary>
    /// <param name="index">The index of this CA.</param>
    /// <param name="number">The number of the list; each list of a CA has a higher one than the last (RFC 5280, 5.2.3).</param>
    /// <param name="validFor">How long clients may use it.</param>
    public string CreateRevocationList(CertificateIndex index, SerialNumber number, TimeSpan validFor)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var entry in index.Entries)
        {
            if (entry.Revocation is not { } revocation)
                continue;
            // RFC 5280, 5.3.1: no reason is written as no extension, not as "unspecified".
            var reason = revocation.Reason == X509RevocationReason.Unspecified ? (X509RevocationReason?)null : revocation.Reason;
            builder.AddEntry(entry.Serial.ToBytes(), revocation.At, reason);
        }

        var now = _clock.GetUtcNow();
        var list = builder.Build(
            Certificate.SubjectName,
            Key.Signer,
            number.Value,
            now + validFor,
            Key.SignatureHash,
            AuthorityKeyIdentifier(),
            now - TimeSpan.FromHours(1));
        return PemEncoding.WriteString("X509 CRL", list) + "\n";
    }
}
