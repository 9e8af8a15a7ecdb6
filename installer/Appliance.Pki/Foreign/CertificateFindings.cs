using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Keys;

namespace Appliance.Pki.Foreign;

/// <summary>What can be wrong with any one certificate that was brought along.</summary>
internal static class CertificateFindings
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public static IEnumerable<PkiFinding> Dates(X509Certificate2 certificate, DateTimeOffset now)
    {
        var notBefore = CertificateTraits.NotBefore(certificate);
        var notAfter = CertificateTraits.NotAfter(certificate);
        if (now > notAfter)
            yield return PkiFinding.Error(
                PkiCodes.Expired,
                $"The certificate '{certificate.Subject}' expired on {notAfter:yyyy-MM-dd HH:mm} UTC.",
                "Get a new one from the CA that signed it.");
        else if (now < notBefore)
            yield return PkiFinding.Error(
                PkiCodes.NotYetValid,
                $"The certificate '{certificate.Subject}' is valid from {notBefore:yyyy-MM-dd HH:mm} UTC, and the clock says {now.UtcDateTime:yyyy-MM-dd HH:mm}.",
                "Set the clock of this machine, or wait until then.");
        else if (notAfter - now < Soon)
            yield return PkiFinding.Warning(
                PkiCodes.ExpiresSoon,
                $"The certificate '{certificate.Subject}' expires in {(int)(notAfter - now).TotalDays} days, on {notAfter:yyyy-MM-dd}. The appliance cannot renew it.",
                "Request its successor now.");
    }

    public static IEnumerable<PkiFinding> Strength(X509Certificate2 certificate)
    {
        if (PublicKeyPolicy.Refusal(certificate.PublicKey) is { } refusal)
            yield return PkiFinding.Error(
                PkiCodes.KeyRefused,
                $"The key of the certificate '{certificate.Subject}' {refusal}.",
                "Request one for an RSA key of 2048 bits or more, or an ECDSA key on P-256 or P-384.");
        // Nobody goes by the signature a root puts under itself.
        if (!CertificateSignature.IsSelfSigned(certificate) && !CertificateSignature.IsStrong(certificate))
            yield return PkiFinding.Error(
                PkiCodes.SignatureWeak,
                $"The certificate '{certificate.Subject}' is signed in a way ({certificate.SignatureAlgorithm.FriendlyName}) that clients do not accept.",
                "Have it signed anew: RSA or ECDSA with SHA-256 or better, and RSA-PSS only with a salt as long as the hash.");
    }

    public static PkiFinding Order(X509Certificate2 certificate, int position) => PkiFinding.Error(
        PkiCodes.ChainOrder,
        $"The certificate '{certificate.Subject}' belongs at position {position + 1} of the certificate file; servers send it as it stands, and some clients go no further.",
        "Order the file: the server's certificate first, then each CA after the certificate it signed.");
}
