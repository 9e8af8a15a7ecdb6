using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Pki.Foreign;

/// <summary>Follows a certificate to a trusted CA, link by link, so that each thing wrong gets its own words.</summary>
internal static class CertificateChain
{
    /// <param name="leaf">Where to start.</param>
    /// <param name="file">The certificates given with it, in their order.</param>
    /// <param name="trusted">Where to end.</param>
    /// <param name="now">The moment.</param>
    /// <param name="findings">What was found so far; what is found here is added.</param>
    public static void Check(
        X509Certificate2 leaf,
        ImmutableArray<X509Certificate2> file,
        ImmutableArray<X509Certificate2> trusted,
        DateTimeOffset now,
        List<PkiFinding> findings)
    {
        List<X509Certificate2> path = [leaf];
        var isTrusted = Contains(trusted, leaf);
        while (!isTrusted && NextLink(path, file, trusted, findings) is { } signer)
        {
            findings.AddRange(CertificateFindings.Dates(signer, now));
            findings.AddRange(CertificateFindings.Strength(signer));
            if (!CertificateTraits.CanSignCertificates(signer))
                findings.Add(PkiFinding.Error(
                    PkiCodes.NotACa,
                    $"'{signer.Subject}' signed '{path[^1].Subject}' but is not a CA that may sign certificates.",
                    "Get the certificate from a CA, and give the CA's certificates as the CA publishes them."));
            path.Add(signer);
            isTrusted = Contains(trusted, signer);
        }
        if (isTrusted)
            findings.AddRange(Arrangement(path, file));
        // The platform would only say once more, in other words, what is wrong already.
        if (isTrusted && findings.TrueForAll(finding => finding.Severity != FindingSeverity.Error))
            findings.AddRange(PlatformVerdict(path, trusted, now));
    }

    private static X509Certificate2? NextLink(
        List<X509Certificate2> path, ImmutableArray<X509Certificate2> file, ImmutableArray<X509Certificate2> trusted, List<PkiFinding> findings)
    {
        var last = path[^1];
        if (CertificateSignature.IsSelfSigned(last))
        {
            findings.Add(PkiFinding.Error(
                PkiCodes.ChainUntrusted,
                $"The chain ends at '{last.Subject}', which signed itself and is not in the CA bundle.",
                "Add that CA to the bundle if it is to be trusted, or give the bundle of the CA that issued the certificate."));
            return null;
        }
        X509Certificate2[] named = [.. trusted.Concat(file).Where(other => CertificateTraits.IsIssuer(last, other) && !Contains(path, other))];
        if (named.Length == 0)
        {
            findings.Add(PkiFinding.Error(
                PkiCodes.ChainIncomplete,
                $"'{last.Subject}' was signed by '{last.Issuer}', whose certificate is neither in the certificate file nor in the CA bundle.",
                "Append that CA's certificate to the certificate file, or to the bundle if it is the root."));
            return null;
        }
        // With a weak signature there is a finding already, and it is not verified.
        var signer = CertificateSignature.IsStrong(last)
            ? Array.Find(named, candidate => CertificateSignature.IsSignedBy(last, candidate))
            : named[0];
        if (signer is null)
            findings.Add(PkiFinding.Error(
                PkiCodes.SignatureWrong,
                $"The signature on '{last.Subject}' was not made with the key of '{named[0].Subject}' that was given: the names agree, the keys do not.",
                "Give the CA certificate that was in force when it was signed; a CA made anew under the same name is another CA."));
        return signer;
    }

    /// <summary>The file has to hold the path in its order; a root in it does no harm, a stranger does.</summary>
    private static IEnumerable<PkiFinding> Arrangement(List<X509Certificate2> path, ImmutableArray<X509Certificate2> file)
    {
        X509Certificate2[] inFile = [.. file.Where(certificate => Contains(path, certificate))];
        X509Certificate2[] inOrder = [.. path.Where(certificate => Contains(file, certificate))];
        var misplaced = Enumerable.Range(0, inOrder.Length).FirstOrDefault(i => !AreSame(inFile[i], inOrder[i]));
        // A server certificate in the wrong place is reported where it is looked for.
        if (misplaced > 0)
            yield return CertificateFindings.Order(inOrder[misplaced], misplaced);
        foreach (var stranger in file.Where(certificate => !Contains(path, certificate) && !CertificateSignature.IsSelfSigned(certificate)))
            yield return PkiFinding.Warning(
                PkiCodes.ChainSuperfluous,
                $"'{stranger.Subject}' in the certificate file has no part in the chain.",
                "Take it out of the file.");
    }

    /// <summary>
    /// What is not looked at link by link (path lengths, name constraints, critical extensions nobody knows) the platform
    /// judges over the whole chain.
    /// </summary>
    private static IEnumerable<PkiFinding> PlatformVerdict(
        List<X509Certificate2> path, ImmutableArray<X509Certificate2> trusted, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(trusted.ToArray());
        policy.ExtraStore.AddRange(path.ToArray());
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.VerificationTime = now.LocalDateTime;
        chain.Build(path[0]);

        // The platform takes only a self-signed root for an end; a bundle may well stop at a CA below it.
        var ignored = CertificateSignature.IsSelfSigned(path[^1])
            ? X509ChainStatusFlags.NoError
            : X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot;
        foreach (var status in chain.ChainStatus.Where(status => (status.Status & ~ignored) != X509ChainStatusFlags.NoError))
            yield return PkiFinding.Error(
                PkiCodes.ChainRefused,
                $"The chain of '{path[0].Subject}' is refused: {status.Status}: {status.StatusInformation.Trim()}.",
                "Look at it with 'openssl verify -x509_strict -CAfile BUNDLE -untrusted CERT CERT', and ask the CA for a chain that passes.");
    }

    private static bool Contains(IEnumerable<X509Certificate2> certificates, X509Certificate2 certificate) =>
        certificates.Any(other => AreSame(other, certificate));

    private static bool AreSame(X509Certificate2 one, X509Certificate2 other) =>
        one.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span);
}
