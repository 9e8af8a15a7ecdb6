using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Inventory;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Pki;

/// <summary>
/// The site's own CA. Its key outlives every certificate: a renewal keeps it, so that whatever it signed stays good, and a
/// key that is lost is never quietly replaced.
/// </summary>
internal sealed class CaStep(CertificateSpec spec) : Step("pki.ca", "Create the certificate authority")
{
    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var folder = new PkiFolder(context.Machine.Files);
        using var certificate = folder.Certificate(spec);
        using var key = folder.Key(spec);
        var state = folder.Status(spec, key, issuer: null, context.Time.GetUtcNow()).State;
        if (certificate is not null && (key is null || state == CertificateState.KeyMismatch))
        {
            throw new StepFailedException(
                key is null
                    ? $"The CA certificate {PkiFolder.PathOf(spec.CertificatePath)} is there, but its key {PkiFolder.PathOf(spec.KeyPath)} is missing or damaged."
                    : $"The CA certificate {PkiFolder.PathOf(spec.CertificatePath)} is for another key than {PkiFolder.PathOf(spec.KeyPath)}.",
                $"Restore both from a backup. If the CA is lost for good, move {PkiFolder.PathOf(spec.CertificatePath)} away and run setup again: it makes a new CA, which every node and browser then has to be told of.");
        }

        if (certificate is not null && !IsDue(state, certificate))
        {
            return Task.FromResult(folder.IsKeyExposed(spec)
                ? Inspection.Of(ChangeKind.File, $"Make {PkiFolder.PathOf(spec.KeyPath)} readable by its owner alone", "+mode 0600")
                : Inspection.Unchanged);
        }

        new CertificateRegister(context.Machine.Files).Check();
        return Task.FromResult(Inspection.Of(
            ChangeKind.Certificate,
            certificate is null ? $"Create the CA {spec.Subject}" : $"Renew the CA with its key: {CertificateWords.Reason(state)}",
            CertificateWords.Describe(spec, key is null)));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        using var certificate = new PkiFolder(context.Machine.Files).Certificate(spec);
        return Task.FromResult<IReadOnlyList<UndoRecord>>(
        [
            FileUndo.Capture(context, PkiFolder.PathOf(spec.KeyPath)),
            .. CertificateRegister.Capture(context, certificate?.SubjectName ?? spec.Subject.Encode()),
            FileUndo.Capture(context, PkiFolder.PathOf(spec.CertificatePath)),
        ]);
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var folder = new PkiFolder(context.Machine.Files);
        using var certificate = folder.Certificate(spec);
        var key = folder.Key(spec);
        var state = folder.Status(spec, key, issuer: null, context.Time.GetUtcNow()).State;
        if (certificate is not null && !IsDue(state, certificate))
        {
            key?.Dispose();
        }
        else
        {
            await SignAsync(context, folder, certificate, key, cancellationToken);
        }

        folder.ProtectKey(spec);
    }

    private async Task SignAsync(StepContext context, PkiFolder folder, X509Certificate2? certificate, KeyPair? key, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            key = KeyPair.Create(spec.KeyKind);
            folder.WriteKey(spec, key);
        }

        var register = new CertificateRegister(context.Machine.Files);
        using var held = await register.LockAsync(context.Time, cancellationToken);
        var serial = register.TakeSerial();
        // A renewal keeps the name too, even when the answers have changed: the name is what certificates point at.
        using var ca = certificate is null
            ? CertificateAuthority.Create(spec.Subject, spec.Lifetime, key, serial, context.Time)
            : new SiteAuthority(spec, null).Load(context.Machine.Files, context.Time).Renew(spec.Lifetime, serial);
        var issued = ca.ToIssued();
        register.Enter(issued.IndexEntry, context.Time.GetUtcNow());
        folder.WriteCertificate(spec, issued.Pem);
    }

    // One that another CA signed (brought along once) can only be renewed by that CA.
    private static bool IsDue(CertificateState state, X509Certificate2 certificate) =>
        state is CertificateState.RenewalDue or CertificateState.Expired && certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
