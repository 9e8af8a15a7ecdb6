using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Keys;

namespace Appliance.Pki.Issuing;

/// <summary>
/// The extensions of each profile. Basic constraints and key usage are critical (RFC 5280, 4.2.1.3 and 4.2.1.9); extended
/// key usage is not, as in the CA/Browser Forum's profile. There is no AIA and no CRL distribution point: they would carry
/// the engine's name, which a rename changes, and every client of a site has the CA already.
/// </summary>
internal static class ProfileExtensions
{
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    public const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    public const string AnyPurpose = "2.5.29.37.0";

    public static IEnumerable<X509Extension> For(CertificateProfile profile, PublicKey key)
    {
        var isCa = profile == CertificateProfile.Ca;
        yield return isCa
            ? X509BasicConstraintsExtension.CreateForCertificateAuthority(pathLengthConstraint: 0)
            : X509BasicConstraintsExtension.CreateForEndEntity(critical: true);
        yield return new X509KeyUsageExtension(Usages(profile, key), critical: true);
        if (!isCa)
            yield return new X509EnhancedKeyUsageExtension(Purposes(profile), critical: false);
        // RFC 7093, method 1: leaves SHA-1 out, which a FIPS host may not offer.
        yield return new X509SubjectKeyIdentifierExtension(key, X509SubjectKeyIdentifierHashAlgorithm.ShortSha256, critical: false);
    }

    private static X509KeyUsageFlags Usages(CertificateProfile profile, PublicKey key)
    {
        if (profile == CertificateProfile.Ca)
            return X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign;
        // Key encipherment is RSA key exchange, still needed by TLS 1.2 clients without forward secrecy; ECDSA cannot do it.
        return PublicKeyPolicy.IsRsa(key)
            ? X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment
            : X509KeyUsageFlags.DigitalSignature;
    }

    private static OidCollection Purposes(CertificateProfile profile) => profile switch
    {
        CertificateProfile.Server => [new Oid(ServerAuthentication)],
        CertificateProfile.Client => [new Oid(ClientAuthentication)],
        CertificateProfile.ServerAndClient or CertificateProfile.Node => [new Oid(ServerAuthentication), new Oid(ClientAuthentication)],
        _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "profile without purposes"),
    };
}
