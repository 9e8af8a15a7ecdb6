using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Pki;

/// <summary>Whether a certificate leads to one of the site's CAs and to nobody else's.</summary>
public static class TrustedChain
{
    /// <param name="leaf">The certificate.</param>
    /// <param name="others">Certificates given with it.</param>
    /// <param name="trusted">Where the chain has to end. One that is no root will do: a CA that was brought along may stand below its own.</param>
    /// <param name="purpose">OID of the use the whole chain must allow (RFC 5280, 4.2.1.12); null for any.</param>
    /// <returns>What is wrong, in the platform's words; null when all is well.</returns>
    public static string? Problem(X509Certificate2 leaf, IEnumerable<X509Certificate2> others, IReadOnlyCollection<X509Certificate2> trusted, DateTimeOffset now, string? purpose = null)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(trusted.ToArray());
        policy.ExtraStore.AddRange(others.ToArray());
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.VerificationTime = now.LocalDateTime;
        if (purpose is not null)
        {
            policy.ApplicationPolicy.Add(new Oid(purpose));
        }

        chain.Build(leaf);

        var end = chain.ChainElements[^1].Certificate;
        var isAtHome = trusted.Any(ca => ca.RawDataMemory.Span.SequenceEqual(end.RawDataMemory.Span));
        var ignored = isAtHome ? X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot : X509ChainStatusFlags.NoError;
        var problems = chain.ChainStatus
            .Where(status => (status.Status & ~ignored) != X509ChainStatusFlags.NoError)
            .Select(status => status.StatusInformation.Trim())
            .ToList();
        if (!isAtHome && problems.Count == 0)
        {
            problems.Add("the chain ends at a CA that is not the site's");
        }

        return problems.Count == 0 ? null : string.Join(", ", problems);
    }
}
