using Appliance.Planning.Checks;

namespace Appliance.Modules.Pki;

/// <summary>Sees that every name in the answers can stand in a certificate.</summary>
internal sealed class CertificateNamesCheck() : Check(
    "pki-names",
    "Names fit into certificates",
    "The engine's FQDN, its alternate names and the organization go into certificates, which have rules of their own for length and characters (RFC 5280).")
{
    public override bool Waivable => false;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) => Task.FromResult(
        PkiSettings.Read(context.Site).Succeeded(out var settings, out var problem)
            ? CheckFinding.Passed($"The web certificate will be for {settings.Inventory.Web.AlternateNames}.")
            : CheckFinding.Failed(problem.Message, problem.Remedy));
}
