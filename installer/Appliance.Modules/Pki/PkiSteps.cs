using Appliance.Pki.Foreign;
using Appliance.Pki.Inventory;
using Appliance.Pki.Issuing;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Pki;

/// <summary>The steps of this area, in the order they are carried out.</summary>
internal static class PkiSteps
{
    public static IReadOnlyList<IStep> Of(PkiSettings settings) =>
    [
        new PkiFoldersStep(settings.Inventory.Folders) { After = ["engine.account"] },
        Ca(settings),
        .. settings.Inventory.Certificates.Where(spec => !spec.IsCa).Select(spec => Certificate(settings, spec)),
    ];

    private static IStep Ca(PkiSettings settings) => settings.OwnCa is { } own
        ? new SuppliedCertificateStep(
            "pki.ca", "Install your certificate authority", settings.Inventory.Ca, own,
            (given, now) => ForeignCaCheck.Check(given.CertificatePem, given.KeyPem, settings.LongestLifetime, now))
        { After = ["pki.folders"] }
        : new CaStep(settings.Inventory.Ca) { After = ["pki.folders"] };

    private static IStep Certificate(PkiSettings settings, CertificateSpec spec)
    {
        var id = $"pki.certificate.{spec.Name}";
        if (spec.Origin == CertificateOrigin.Supplied)
        {
            var trust = WebTrust.OfThisHost;
            return new SuppliedCertificateStep(id, $"Install your {spec.Name} certificate", spec, settings.OwnWeb!, (given, now) => trust.Check(given, settings, now))
            {
                Trust = trust.AnchorsOf,
                After = ["pki.ca"],
            };
        }

        return new CertificateStep(id, $"Issue the {spec.Name} certificate", spec, new SiteAuthority(settings.Inventory.Ca, settings.OwnCa))
        {
            Supersedes = spec == settings.Inventory.Web ? [PkiLayout.WebCa] : [],
            After = ["pki.ca"],
        };
    }
}
