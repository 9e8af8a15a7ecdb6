using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;

namespace Appliance.Pki.Inventory;

/// <summary>How one certificate of the inventory stands at one moment.</summary>
public sealed record CertificateStatus
{
    private CertificateStatus(CertificateSpec spec, CertificateState state, string message)
    {
        Spec = spec;
        State = state;
        Message = message;
    }

    public CertificateSpec Spec { get; }

    /// <summary>The most hindering thing about it.</summary>
    public CertificateState State { get; }

    /// <summary>The state in words, with what was seen.</summary>
    public string Message { get; }

    /// <summary>Start of validity; null when there is no readable certificate.</summary>
    public DateTimeOffset? NotBefore { get; private init; }

    /// <summary>Last second of validity; null when there is no readable certificate.</summary>
    public DateTimeOffset? NotAfter { get; private init; }

    /// <summary>From when on it should be renewed; null when there is no readable certificate.</summary>
    public DateTimeOffset? RenewAt { get; private init; }

    /// <summary>Whole days it is still valid, rounded down; negative when expired, null when there is none.</summary>
    public int? RemainingDays { get; private init; }

    /// <summary>
    /// Whether the site's CA should issue it now. Never for one that was brought along, and not for one that is not yet
    /// valid: then it is the clock that is wrong.
    /// </summary>
    public bool ShouldIssue =>
        Spec.Origin == CertificateOrigin.Issued && State is not (CertificateState.Valid or CertificateState.NotYetValid);

    /// <param name="spec">What the inventory says it should be.</param>
    /// <param name="pem">The file's text; null when there is no file.</param>
    /// <param name="key">Its key; null leaves the match unchecked (a status asked for by a user who may not read it).</param>
    /// <param name="issuer">Who has to have signed it: the site's CA; null for the CA itself and for one that was brought along.</param>
    /// <param name="now">The moment.</param>
    public static CertificateStatus Of(CertificateSpec spec, string? pem, KeyPair? key, X509Certificate2? issuer, DateTimeOffset now)
    {
        if (pem is null)
            return new CertificateStatus(spec, CertificateState.Missing, $"{spec.CertificatePath} does not exist.");
        if (!CertificatePem.ReadFirst(pem).Succeeded(out var certificate, out var unreadable))
            return new CertificateStatus(spec, CertificateState.Unreadable, $"{spec.CertificatePath}: {unreadable.Message}");

        using (certificate)
        {
            var notBefore = CertificateTraits.NotBefore(certificate);
            var notAfter = CertificateTraits.NotAfter(certificate);
            var renewAt = notBefore + (notAfter - notBefore) * spec.RenewAfter;
            var (state, message) = Judge(spec, certificate, key, issuer, now, renewAt);
            return new CertificateStatus(spec, state, message)
            {
                NotBefore = notBefore,
                NotAfter = notAfter,
                RenewAt = renewAt,
                RemainingDays = (int)Math.Floor((notAfter - now).TotalDays),
            };
        }
    }

    private static (CertificateState State, string Message) Judge(
        CertificateSpec spec, X509Certificate2 certificate, KeyPair? key, X509Certificate2? issuer, DateTimeOffset now, DateTimeOffset renewAt)
    {
        var notBefore = CertificateTraits.NotBefore(certificate);
        var notAfter = CertificateTraits.NotAfter(certificate);
        if (key is not null && !key.Matches(certificate))
            return (CertificateState.KeyMismatch, $"{spec.CertificatePath} is for another key than {spec.KeyPath}.");
        if (issuer is not null && !CertificateSignature.IsSignedBy(certificate, issuer))
            return (CertificateState.WrongIssuer, $"{spec.CertificatePath} was signed by '{certificate.Issuer}', not by the site's CA '{issuer.Subject}'.");
        if (now > notAfter)
            return (CertificateState.Expired, $"Expired on {notAfter:yyyy-MM-dd HH:mm} UTC.");
        if (now < notBefore)
            return (CertificateState.NotYetValid, $"Valid from {notBefore:yyyy-MM-dd HH:mm} UTC; the clock says {now.UtcDateTime:yyyy-MM-dd HH:mm}.");
        if (NameFlaw(spec, certificate) is { } flaw)
            return (CertificateState.WrongNames, flaw);
        return (now >= renewAt, spec.Origin) switch
        {
            (false, CertificateOrigin.Issued) => (CertificateState.Valid, $"Valid until {notAfter:yyyy-MM-dd}; due for renewal on {renewAt:yyyy-MM-dd}."),
            (false, _) => (CertificateState.Valid, $"Valid until {notAfter:yyyy-MM-dd}; was brought along, so it is not renewed here."),
            (true, CertificateOrigin.Issued) => (CertificateState.RenewalDue, $"Valid until {notAfter:yyyy-MM-dd}; due for renewal since {renewAt:yyyy-MM-dd}."),
            (true, _) => (CertificateState.RenewalDue, $"Valid until {notAfter:yyyy-MM-dd}; was brought along: get its successor where it came from."),
        };
    }

    private static string? NameFlaw(CertificateSpec spec, X509Certificate2 certificate)
    {
        if (spec.Origin == CertificateOrigin.Supplied)
        {
            var missing = spec.AlternateNames.NotCoveredBy(certificate);
            return missing.IsEmpty ? null : $"Is not for {string.Join(", ", missing)}, only for {AlternateNames.Of(certificate)}.";
        }
        var names = AlternateNames.Of(certificate);
        return names.SetEquals(spec.AlternateNames) ? null : $"Is for {names} instead of {spec.AlternateNames}.";
    }
}
