using Appliance.Pki.Register;

namespace Appliance.Pki.Issuing;

/// <summary>A certificate just signed.</summary>
/// <param name="Pem">The certificate in PEM form, ending in a newline.</param>
/// <param name="IndexEntry">Its line for the index.</param>
/// <param name="NotBefore">Start of validity.</param>
/// <param name="NotAfter">Last second of validity.</param>
/// <param name="Fingerprint">SHA-256, hex with colons.</param>
public sealed record IssuedCertificate(
    string Pem,
    CertificateIndexEntry IndexEntry,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    string Fingerprint)
{
    public SerialNumber Serial => IndexEntry.Serial;
}
