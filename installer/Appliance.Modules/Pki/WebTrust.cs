using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki;
using Appliance.Pki.Foreign;

namespace Appliance.Modules.Pki;

/// <summary>
/// Which CAs stand above a web certificate that was brought along: roots in its own file, or those this machine trusts.
/// </summary>
internal sealed class WebTrust(IReadOnlyList<string> systemBundles)
{
    /// <summary>Where distributions keep the CAs they trust (update-ca-certificates(8), update-ca-trust(8)).</summary>
    public static WebTrust OfThisHost { get; } = new(["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"]);

    /// <summary>The CAs in PEM form; empty when the chain leads to none that is known.</summary>
    public string AnchorsOf(GivenCertificate given)
    {
        if (!CertificatePem.ReadAll(given.CertificatePem).Succeeded(out var file, out _))
        {
            return "";
        }

        X509Certificate2[] roots = [.. file.Where(certificate => IsNamedBy(certificate, certificate))];
        return Pem(roots.Length > 0 ? roots : SystemCas().Where(ca => file.Any(certificate => IsNamedBy(certificate, ca))));
    }

    /// <summary>Everything that is wrong with the certificate, errors first.</summary>
    public ImmutableArray<PkiFinding> Check(GivenCertificate given, PkiSettings settings, DateTimeOffset now)
    {
        var anchors = AnchorsOf(given);
        // Without a CA to end at, everything else is still worth telling: then the file is taken at its word.
        var bundle = anchors.Length > 0 ? anchors : given.CertificatePem;
        var findings = ForeignCertificateCheck.Check(
            new ForeignCertificate(given.CertificatePem, given.KeyPem, bundle), settings.Fqdn, settings.AlternateNames, now);
        return anchors.Length > 0 || findings.Any(finding => finding.Code == PkiCodes.CertificateUnreadable) ? findings : [NoAnchor(), .. findings];
    }

    private static PkiFinding NoAnchor() => new(
        PkiCodes.ChainIncomplete,
        FindingSeverity.Error,
        "The certificate's chain leads to no CA: its root is neither in the certificate file nor among the CAs this machine trusts.",
        "Append the certificates of the CAs above it, the root last, to the certificate file.");

    private static bool IsNamedBy(X509Certificate2 certificate, X509Certificate2 issuer) =>
        certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData);

    private static string Pem(IEnumerable<X509Certificate2> certificates) => string.Concat(certificates.Select(certificate => certificate.ExportCertificatePem() + "\n"));

    private X509Certificate2Collection SystemCas()
    {
        var all = new X509Certificate2Collection();
        try
        {
            if (systemBundles.FirstOrDefault(File.Exists) is { } bundle)
            {
                all.ImportFromPemFile(bundle);
            }
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            // A bundle that cannot be read trusts nobody.
        }

        return all;
    }
}
