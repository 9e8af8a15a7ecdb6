using Appliance.Pki.Foreign;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Pki;

/// <summary>The checks of this area.</summary>
internal static class PkiChecks
{
    public static IReadOnlyList<ICheck> All(TimeProvider time) =>
    [
        new CertificateNamesCheck(),
        new ExistingPkiCheck(),
        new OwnCertificateCheck(
            "pki-own-ca",
            "Your own CA is good",
            "A certificate authority that is brought along must match its key, be allowed to sign servers' and clients' certificates, be valid, and have its chain in the file.",
            PkiQuestions.OwnCa,
            time,
            (settings, given, now) => ForeignCaCheck.Check(given.CertificatePem, given.KeyPem, settings.LongestLifetime, now)),
        new OwnCertificateCheck(
            "pki-own-web",
            "Your own web certificate is good",
            "A web certificate that is brought along must match its key, carry the engine's FQDN, be for TLS servers, be valid, and lead to a CA that is in the file or trusted by this machine.",
            PkiQuestions.OwnWeb,
            time,
            (settings, given, now) => WebTrust.OfThisHost.Check(given, settings, now)),
    ];
}
