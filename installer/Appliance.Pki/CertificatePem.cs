using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Pki;

/// <summary>Reads certificates from PEM text.</summary>
public static class CertificatePem
{
    /// <summary>The first certificate of the text.</summary>
    public static PkiResult<X509Certificate2> ReadFirst(string pem) =>
        ReadAll(pem).Succeeded(out var all, out var problem) ? all[0] : problem;

    /// <summary>All certificates of the text in their order, at least one. Text around the blocks is not looked at.</summary>
    public static PkiResult<ImmutableArray<X509Certificate2>> ReadAll(string pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
            foreach (var certificate in certificates)
                CertificateTraits.Decode(certificate);
        }
        catch (CryptographicException)
        {
            return Unreadable("The certificate is damaged.");
        }
        if (certificates.Count == 0)
            return Unreadable("There is no certificate in PEM form in the text.");
        return certificates.ToImmutableArray<X509Certificate2>();
    }

    private static PkiFinding Unreadable(string message) => PkiFinding.Error(
        PkiCodes.CertificateUnreadable,
        message,
        "Give a file with '-----BEGIN CERTIFICATE-----' blocks; 'openssl x509 -in FILE -noout -text' checks it, and with '-inform DER -out FILE' converts a binary one.");
}
