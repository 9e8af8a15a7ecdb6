using System.Security.Cryptography.X509Certificates;

namespace Appliance.Pki.Register;

/// <summary>When and why a certificate was revoked.</summary>
public sealed record Revocation(DateTimeOffset At, X509RevocationReason Reason)
{
    // apps/ca.c of OpenSSL knows these and no others, by position as RFC 5280 numbers them.
    private static readonly (X509RevocationReason Reason, string Name)[] Names =
    [
        (X509RevocationReason.Unspecified, "unspecified"),
        (X509RevocationReason.KeyCompromise, "keyCompromise"),
        (X509RevocationReason.CACompromise, "CACompromise"),
        (X509RevocationReason.AffiliationChanged, "affiliationChanged"),
        (X509RevocationReason.Superseded, "superseded"),
        (X509RevocationReason.CessationOfOperation, "cessationOfOperation"),
        (X509RevocationReason.CertificateHold, "certificateHold"),
        (X509RevocationReason.RemoveFromCrl, "removeFromCRL"),
    ];

    /// <summary>Whether the index has a name for the reason.</summary>
    internal bool IsExpressible => Names.Any(name => name.Reason == Reason);

    internal static Revocation? Parse(string field)
    {
        var comma = field.IndexOf(',');
        if (IndexTime.Parse(comma < 0 ? field : field[..comma]) is not { } at)
            return null;
        if (comma < 0)
            return new Revocation(at, X509RevocationReason.Unspecified);
        foreach (var (reason, name) in Names)
        {
            if (field[(comma + 1)..] == name)
                return new Revocation(at, reason);
        }
        return null;
    }

    internal string Format() => Reason == X509RevocationReason.Unspecified
        ? IndexTime.Format(At)
        : $"{IndexTime.Format(At)},{Names.First(name => name.Reason == Reason).Name}";
}
