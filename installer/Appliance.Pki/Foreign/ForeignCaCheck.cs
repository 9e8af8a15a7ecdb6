using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;

namespace Appliance.Pki.Foreign;

/// <summary>Looks at a CA somebody brings along before the appliance signs with it.</summary>
public static class ForeignCaCheck
{
    /// <param name="certificatePem">The CA's certificate first, then those above it, if any.</param>
    /// <param name="keyPem">The CA's private key.</param>
    /// <param name="longestLifetime">The longest life among the certificates it is to sign.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Everything found at once, errors first; empty when all is well.</returns>
    public static ImmutableArray<PkiFinding> Check(string certificatePem, string keyPem, TimeSpan longestLifetime, DateTimeOffset now)
    {
        List<PkiFinding> findings = [];
        var keyIsThere = KeyPair.FromPem(keyPem).Succeeded(out var key, out var keyProblem);
        if (!keyIsThere)
            findings.Add(keyProblem!);
        using (key)
        {
            if (CertificatePem.ReadAll(certificatePem).Succeeded(out var file, out var fileProblem))
            {
                var ca = file[0];
                if (key is not null && !key.Matches(ca))
                    findings.Add(Mismatch(ca, file.Any(key.Matches)));
                findings.AddRange(Rights(ca));
                findings.AddRange(CertificateFindings.Dates(ca, now));
                findings.AddRange(CertificateFindings.Strength(ca));
                findings.AddRange(Length(ca, longestLifetime, now));
                CertificateChain.Check(ca, file, Anchors(file), now, findings);
            }
            else
            {
                findings.Add(fileProblem);
            }
        }
        return [.. findings.OrderByDescending(finding => finding.Severity)];
    }

    /// <summary>With nothing above the CA in the file, the CA is what the site trusts; otherwise the last one given is.</summary>
    private static ImmutableArray<X509Certificate2> Anchors(ImmutableArray<X509Certificate2> file) => [file[^1]];

    private static PkiFinding Mismatch(X509Certificate2 ca, bool isOfAnother) => PkiFinding.Error(
        PkiCodes.KeyMismatch,
        $"The private key does not belong to the CA certificate '{ca.Subject}'" + (isOfAnother ? ", but to a later one in the file." : "."),
        "Put the certificate of the CA that is to sign first in the file, and give its key.");

    private static IEnumerable<PkiFinding> Rights(X509Certificate2 ca)
    {
        if (!CertificateTraits.CanSignCertificates(ca))
            yield return PkiFinding.Error(
                PkiCodes.NotACa,
                $"The certificate '{ca.Subject}' may not sign others: it is not marked as a CA with key usage 'Certificate Sign'.",
                "Request a subordinate CA certificate (basicConstraints CA:TRUE, keyUsage keyCertSign and cRLSign).");
        else if (!CertificateTraits.Allows(ca, X509KeyUsageFlags.CrlSign))
            yield return PkiFinding.Warning(
                PkiCodes.CaCannotSignCrl,
                $"The CA '{ca.Subject}' may not sign revocation lists, so a lost node's certificate stays good until it expires.",
                "Request the CA certificate with key usage 'CRL Sign' too.");
        if (!CertificateTraits.AllowsPurpose(ca, ProfileExtensions.ServerAuthentication)
            || !CertificateTraits.AllowsPurpose(ca, ProfileExtensions.ClientAuthentication))
        {
            yield return PkiFinding.Error(
                PkiCodes.PurposeMissing,
                $"The CA '{ca.Subject}' is limited to purposes other than TLS servers and clients, and so is everything it signs.",
                "Request a CA certificate without extended key usage, or with server and client authentication in it.");
        }
        if (ca.SubjectName.RawData.Length <= 2)
            yield return PkiFinding.Error(
                PkiCodes.SubjectInvalid,
                "The CA has no subject, so no certificate can name it as its issuer.",
                "Request a CA certificate with a subject.");
    }

    private static IEnumerable<PkiFinding> Length(X509Certificate2 ca, TimeSpan longestLifetime, DateTimeOffset now)
    {
        var notAfter = CertificateTraits.NotAfter(ca);
        if (now <= notAfter && now + longestLifetime > notAfter)
            yield return PkiFinding.Warning(
                PkiCodes.CaTooShort,
                $"The CA '{ca.Subject}' ends on {notAfter:yyyy-MM-dd}, before certificates with the life that was asked for ({longestLifetime.TotalDays:0} days); they will end with it.",
                "Bring a CA that lives longer, or renew it in time: the appliance cannot.");
    }
}
