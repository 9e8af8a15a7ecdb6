using System.Globalization;
using Appliance.Pki;
using Appliance.Pki.Inventory;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;

namespace Appliance.Modules.Pki;

/// <summary>Certificates as plans and reports describe them. Nothing here differs between two looks at the same answers.</summary>
internal static class CertificateWords
{
    public static IReadOnlyList<string> Describe(CertificateSpec spec, bool newKey) =>
    [
        $"+subject {spec.Subject}",
        .. spec.AlternateNames.IsEmpty ? Array.Empty<string>() : [$"+names {spec.AlternateNames}"],
        $"+for {Purpose(spec.Profile)}",
        $"+valid for {spec.Lifetime.TotalDays.ToString("0.##", CultureInfo.InvariantCulture)} days",
        newKey ? $"+key {spec.KeyKind.Name()}" : " key kept",
    ];

    /// <summary>Why a certificate is issued although there is one; null when there is none.</summary>
    public static string? Reason(CertificateState state) => state switch
    {
        CertificateState.Missing => null,
        CertificateState.Unreadable => "the old one cannot be read",
        CertificateState.KeyMismatch => "the old one is for another key",
        CertificateState.WrongIssuer => "the old one is from another CA",
        CertificateState.Expired => "the old one has expired",
        CertificateState.WrongNames => "its names have changed",
        CertificateState.RenewalDue => "its renewal is due",
        _ => "its key is missing",
    };

    /// <summary>Findings one below the other, each with its remedy.</summary>
    public static string List(IEnumerable<PkiFinding> findings) => string.Join('\n', findings.Select(finding => $"{finding.Message} {finding.Remedy}"));

    private static string Purpose(CertificateProfile profile) => profile switch
    {
        CertificateProfile.Ca => "signing certificates",
        CertificateProfile.Server => "TLS servers",
        CertificateProfile.Client => "TLS clients",
        CertificateProfile.ServerAndClient or CertificateProfile.Node => "TLS servers and clients",
        _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "profile without words"),
    };
}
