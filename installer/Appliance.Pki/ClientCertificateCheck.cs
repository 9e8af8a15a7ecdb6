using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Issuing;

namespace Appliance.Pki;

/// <summary>
/// Whether a certificate shown in TLS is one that the site's CA signed for a client. Asked of the CA directly: the platform's
/// chain builder would trust intermediates and look into the user's stores.
/// </summary>
public static class ClientCertificateCheck
{
    /// <summary>Why the certificate is not accepted, as the end of a sentence about it; null when it is.</summary>
    public static string? Refusal(X509Certificate2 certificate, X509Certificate2 ca, DateTimeOffset now)
    {
        try
        {
            if (!CertificateSignature.IsSignedBy(certificate, ca))
                return "was not signed by this site's CA";
            if (now < CertificateTraits.NotBefore(certificate))
                return $"is good from {CertificateTraits.NotBefore(certificate):yyyy-MM-dd HH:mm} UTC, and the engine's clock says {now.UtcDateTime:yyyy-MM-dd HH:mm}";
            if (now > CertificateTraits.NotAfter(certificate))
                return $"ended on {CertificateTraits.NotAfter(certificate):yyyy-MM-dd HH:mm} UTC";
            if (CertificateTraits.IsCa(certificate) || !CertificateTraits.AllowsPurpose(certificate, ProfileExtensions.ClientAuthentication))
                return "is not for TLS clients";
            return null;
        }
        catch (CryptographicException)
        {
            return "cannot be decoded";
        }
    }
}
