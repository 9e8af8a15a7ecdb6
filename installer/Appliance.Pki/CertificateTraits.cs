using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Issuing;
using Appliance.Pki.Names;

namespace Appliance.Pki;

/// <summary>What the extensions and dates of a certificate say.</summary>
internal static class CertificateTraits
{
    /// <summary>
    /// Reads every extension the checks look at. They are decoded when first used; a certificate that fails must be found
    /// unreadable when it is read, not in the middle of a check.
    /// </summary>
    /// <exception cref="CryptographicException">An extension is malformed or there twice.</exception>
    public static void Decode(X509Certificate2 certificate)
    {
        CanSignCertificates(certificate);
        AllowsPurpose(certificate, ProfileExtensions.AnyPurpose);
        AlternateNames.Of(certificate);
        certificate.MatchesHostname("localhost", allowWildcards: true, allowCommonName: false);
    }

    // X509Certificate2 gives local time; the offset has to be taken off again.
    public static DateTimeOffset NotBefore(X509Certificate2 certificate) => new(certificate.NotBefore.ToUniversalTime());

    public static DateTimeOffset NotAfter(X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime());

    public static bool IsCa(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);

    /// <summary>Whether it is a CA whose key usage, when it names any, includes signing certificates.</summary>
    public static bool CanSignCertificates(X509Certificate2 certificate) =>
        IsCa(certificate) && Allows(certificate, X509KeyUsageFlags.KeyCertSign);

    /// <summary>A certificate without key usage may be used for everything (RFC 5280, 4.2.1.3).</summary>
    public static bool Allows(X509Certificate2 certificate, X509KeyUsageFlags usage) =>
        certificate.Extensions.OfType<X509KeyUsageExtension>().All(extension => (extension.KeyUsages & usage) != 0);

    /// <summary>A certificate without extended key usage may serve every purpose (RFC 5280, 4.2.1.12).</summary>
    public static bool AllowsPurpose(X509Certificate2 certificate, string purpose) =>
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().All(extension =>
            extension.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value == purpose || oid.Value == ProfileExtensions.AnyPurpose));

    /// <summary>Whether the names say that one signed the other. The signature is another question.</summary>
    public static bool IsIssuer(X509Certificate2 certificate, X509Certificate2 issuer) =>
        certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData);
}
