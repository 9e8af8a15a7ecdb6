using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki;
using Appliance.Pki.Inventory;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Pki;

/// <summary>Every certificate of the inventory: is it from the site's CA, does its key belong to it, how long does it last?</summary>
internal sealed class ChainProof(PkiSettings settings, TimeProvider time) : IProof
{
    public string Id => "pki.chain";

    public string Title => "Certificates are good";

    public Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        var folder = new PkiFolder(context.Machine.Files);
        var now = time.GetUtcNow();
        var setUp = context.Site.Mode.SetUp();
        using var ca = folder.Certificate(settings.Inventory.Ca);
        var looked = settings.Inventory.Certificates.Select(spec => Look(folder, spec, ca, now)).ToList();
        var seen = string.Join('\n', looked.Select(Line));
        var bad = looked.Where(look => look.Problem is not null).ToList();
        if (bad.Count > 0)
        {
            return Task.FromResult(ProofResult.Fails(seen, Remedy(bad, setUp, $"Run `{setUp}` again: it issues what the site's CA can issue.")));
        }

        var due = looked.Where(look => look.Status.State == CertificateState.RenewalDue).ToList();
        return Task.FromResult(due.Count > 0
            ? ProofResult.Attention(seen, Remedy(due, setUp, $"Run `{setUp}` again: it renews what is due."))
            : ProofResult.Holds(seen));
    }

    private static Looked Look(PkiFolder folder, CertificateSpec spec, X509Certificate2? ca, DateTimeOffset now)
    {
        var isIssued = !spec.IsCa && spec.Origin == CertificateOrigin.Issued;
        using var key = KeyOrNull(folder, spec, out var keyProblem);
        var status = folder.Status(spec, key, isIssued ? ca : null, now);
        if (status.State is not (CertificateState.Valid or CertificateState.RenewalDue))
        {
            return new Looked(status, status.Message);
        }

        if (isIssued && ca is null)
        {
            return new Looked(status, "The site's CA is missing.");
        }

        var roots = spec.Origin == CertificateOrigin.Supplied && !spec.IsCa ? PkiLayout.WebCa : "ca.pem";
        return new Looked(status, keyProblem ?? ChainProblem(folder, spec, roots, now));
    }

    // Whoever may not read keys still wants to know of the rest.
    private static KeyPair? KeyOrNull(PkiFolder folder, CertificateSpec spec, out string? problem)
    {
        problem = null;
        try
        {
            var key = folder.Key(spec);
            problem = key is null ? $"Its key {spec.KeyPath} is missing or damaged." : null;
            return key;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? ChainProblem(PkiFolder folder, CertificateSpec spec, string roots, DateTimeOffset now)
    {
        if (folder.Text(roots) is not { } rootsPem || !CertificatePem.ReadAll(rootsPem).Succeeded(out var trusted, out _)
            || !CertificatePem.ReadAll(folder.Text(spec.CertificatePath)!).Succeeded(out var file, out _))
        {
            return $"{roots} is missing or damaged.";
        }

        return TrustedChain.Problem(file[0], file, trusted, now) is { } problem ? $"It does not verify against {roots}: {problem}." : null;
    }

    private static string Line(Looked look) => string.Create(
        CultureInfo.InvariantCulture,
        $"{look.Status.Spec.Name}: {look.Problem ?? look.Status.Message}{(look.Problem is null ? $" {look.Status.RemainingDays} days left." : "")}");

    private static string Remedy(List<Looked> looked, string setUp, string issued)
    {
        List<string> remedies = [];
        if (looked.Any(look => look.Status.Spec.Origin == CertificateOrigin.Issued))
        {
            remedies.Add(issued);
        }

        if (looked.Any(look => look.Status.Spec.Origin == CertificateOrigin.Supplied))
        {
            remedies.Add($"For a certificate that was brought along, get its successor from the CA that issued it, give it in the answers, and run `{setUp}`.");
        }

        return string.Join(' ', remedies);
    }

    private sealed record Looked(CertificateStatus Status, string? Problem);
}
