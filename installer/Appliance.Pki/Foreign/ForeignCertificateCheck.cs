using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;

namespace Appliance.Pki.Foreign;

/// <summary>Looks at a server certificate somebody brings along before it is put in place.</summary>
public static class ForeignCertificateCheck
{
    /// <param name="given">Certificate, key and CAs.</param>
    /// <param name="fqdn">The name it must be good for.</param>
    /// <param name="alternateNames">More names and addresses the server is reached by; one it is not good for is a warning.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Everything found at once, errors first; empty when all is well.</returns>
    public static ImmutableArray<PkiFinding> Check(ForeignCertificate given, string fqdn, AlternateNames alternateNames, DateTimeOffset now)
    {
        List<PkiFinding> findings = [];
        var keyIsThere = KeyPair.FromPem(given.KeyPem).Succeeded(out var key, out var keyProblem);
        if (!keyIsThere)
            findings.Add(keyProblem!);
        if (!CertificatePem.ReadAll(given.CaBundlePem).Succeeded(out var trusted, out var bundleProblem))
            findings.Add(bundleProblem with { Message = $"CA bundle: {bundleProblem.Message}" });
        if (!CertificatePem.ReadAll(given.CertificatePem).Succeeded(out var file, out var fileProblem))
            findings.Add(fileProblem);

        using (key)
        {
            if (fileProblem is null)
            {
                var server = FindServer(file, key, findings);
                findings.AddRange(CertificateFindings.Dates(server, now));
                findings.AddRange(CertificateFindings.Strength(server));
                findings.AddRange(Names(server, fqdn, alternateNames));
                findings.AddRange(Purpose(server));
                if (bundleProblem is null)
                    CertificateChain.Check(server, file, trusted, now, findings);
            }
        }
        return [.. findings.OrderByDescending(finding => finding.Severity)];
    }

    /// <summary>The certificate of the key, wherever in the file it stands; the first when no key tells.</summary>
    private static X509Certificate2 FindServer(ImmutableArray<X509Certificate2> file, KeyPair? key, List<PkiFinding> findings)
    {
        if (key is null || key.Matches(file[0]))
            return file[0];
        if (file.FirstOrDefault(key.Matches) is { } server)
        {
            findings.Add(CertificateFindings.Order(server, 0));
            return server;
        }
        findings.Add(PkiFinding.Error(
            PkiCodes.KeyMismatch,
            $"The private key does not belong to the certificate '{file[0].Subject}'.",
            "Give the key from which the certificate was requested; compare 'openssl x509 -pubkey -noout -in CERT' with 'openssl pkey -pubout -in KEY'."));
        return file[0];
    }

    private static IEnumerable<PkiFinding> Names(X509Certificate2 server, string fqdn, AlternateNames alternateNames)
    {
        if (!AlternateNames.From([fqdn]).Succeeded(out var wanted, out var invalid))
        {
            yield return invalid;
            yield break;
        }
        var has = AlternateNames.Of(server);
        if (!wanted.NotCoveredBy(server).IsEmpty)
            yield return PkiFinding.Error(
                PkiCodes.NamesMissing,
                $"The certificate is not for {fqdn}: its alternate names are {has}, and clients do not look at the common name.",
                $"Request a certificate with DNS:{fqdn} among its alternate names, or use one of the names it has.");
        foreach (var name in alternateNames.NotCoveredBy(server).Where(name => !wanted.Dns.Contains(name)))
            yield return PkiFinding.Warning(
                PkiCodes.NamesMissing,
                $"The certificate is not for {name}: whoever uses that name or address gets a warning.",
                $"Request a certificate that has {name} too, or take it out of the alternate names.");
    }

    private static IEnumerable<PkiFinding> Purpose(X509Certificate2 server)
    {
        if (CertificateTraits.AllowsPurpose(server, ProfileExtensions.ServerAuthentication)
            && CertificateTraits.Allows(server, X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment))
        {
            yield break;
        }
        yield return PkiFinding.Error(
            PkiCodes.PurposeMissing,
            $"The certificate '{server.Subject}' is not for TLS servers, so browsers refuse it.",
            "Request one with key usage 'Digital Signature' and extended key usage 'TLS Web Server Authentication'.");
    }
}
