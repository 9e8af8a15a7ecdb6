using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Register;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Pki;

/// <summary>
/// One certificate that the site's CA issues: when there is none, when it no longer fits its names, key or CA, and when its
/// renewal is due. A renewal keeps the key unless another kind is asked for: then there is no moment at which the two
/// files do not belong together.
/// </summary>
internal sealed class CertificateStep(string id, string title, CertificateSpec spec, SiteAuthority authority) : Step(id, title)
{
    /// <summary>Files that a certificate from elsewhere needed, and this one does not.</summary>
    public IReadOnlyList<string> Supersedes { get; init; } = [];

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var folder = new PkiFolder(context.Machine.Files);
        using var issuer = authority.Issuer(context);
        using var key = folder.Key(spec);
        var status = folder.Status(spec, key, issuer, context.Time.GetUtcNow());
        var leftOver = Supersedes.Where(path => folder.Text(path) is not null).Select(path => "-" + PkiFolder.PathOf(path)).ToList();
        if (issuer is not null && key is not null && !status.ShouldIssue)
        {
            return Task.FromResult(leftOver.Count > 0
                ? Inspection.Of(ChangeKind.File, $"Remove what the {spec.Name} certificate before this one needed", leftOver)
                : folder.IsKeyExposed(spec)
                    ? Inspection.Of(ChangeKind.File, $"Make {PkiFolder.PathOf(spec.KeyPath)} readable by its owner alone", "+mode 0600")
                    : Inspection.Unchanged);
        }

        new CertificateRegister(context.Machine.Files).Check();
        var reason = CertificateWords.Reason(status.State);
        return Task.FromResult(Inspection.Of(
            ChangeKind.Certificate,
            reason is null ? $"Issue the {spec.Name} certificate" : $"Issue the {spec.Name} certificate anew: {reason}",
            [.. CertificateWords.Describe(spec, key?.Kind != spec.KeyKind), .. leftOver]));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        string[] own = [spec.KeyPath, spec.RequestPath!, spec.CertificatePath, .. Supersedes];
        return Task.FromResult<IReadOnlyList<UndoRecord>>(
            [.. own.Select(path => FileUndo.Capture(context, PkiFolder.PathOf(path))), .. CertificateRegister.Capture(context, spec.Subject.Encode())]);
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        var folder = new PkiFolder(files);
        var now = context.Time.GetUtcNow();
        using var issuer = authority.Issuer(context);
        using var old = folder.Key(spec);
        if (old is null || issuer is null || folder.Status(spec, old, issuer, now).ShouldIssue)
        {
            await IssueAsync(context, folder, old, cancellationToken);
        }

        folder.ProtectKey(spec);
        foreach (var path in Supersedes)
        {
            files.DeleteFile(PkiFolder.PathOf(path));
        }
    }

    private async Task IssueAsync(StepContext context, PkiFolder folder, KeyPair? old, CancellationToken cancellationToken)
    {
        var register = new CertificateRegister(context.Machine.Files);
        using var ca = authority.Load(context.Machine.Files, context.Time);
        using var made = old?.Kind == spec.KeyKind ? null : KeyPair.Create(spec.KeyKind);
        var key = made ?? old!;
        using var held = await register.LockAsync(context.Time, cancellationToken);
        var serial = register.TakeSerial();
        // Signed before the key is replaced: when the CA cannot sign, the old pair stays as it is.
        var issued = Sign(ca, key, serial);
        if (made is not null)
        {
            folder.WriteKey(spec, made);
        }

        folder.WriteRequest(spec, SigningRequest.Create(spec, key));
        register.Enter(issued.IndexEntry, context.Time.GetUtcNow());
        folder.WriteCertificate(spec, issued.Pem);
    }

    private IssuedCertificate Sign(CertificateAuthority ca, KeyPair key, SerialNumber serial) =>
        ca.Issue(spec, key.PublicKey, serial).Succeeded(out var issued, out var problem)
            ? issued
            : throw new StepFailedException(problem.Message, problem.Remedy);
}
