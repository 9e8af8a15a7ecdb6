using System.Collections.Immutable;
using Appliance.Pki;
using Appliance.Pki.Inventory;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Pki;

/// <summary>
/// A certificate that was brought along, with its key. Once it is installed the files it came from may go: it stays until
/// others are given.
/// </summary>
/// <param name="check">What is wrong with it; looked at again right before it is put in place.</param>
internal sealed class SuppliedCertificateStep(
    string id, string title, CertificateSpec spec, CertificateFiles source, Func<GivenCertificate, DateTimeOffset, ImmutableArray<PkiFinding>> check) : Step(id, title)
{
    /// <summary>The CAs that clients need to trust it, for one that the site's CA does not vouch for.</summary>
    public Func<GivenCertificate, string>? Trust { get; init; }

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var folder = new PkiFolder(context.Machine.Files);
        if (GivenCertificate.Read(source, out var problem) is not { } given)
        {
            return IsInstalled(folder)
                ? Task.FromResult(Inspection.Unchanged)
                : throw new StepFailedException($"The certificate to be installed cannot be read: {problem}", $"Mend {Answer} and run setup again.");
        }

        if (IsInstalled(folder, given))
        {
            return Task.FromResult(folder.IsKeyExposed(spec)
                ? Inspection.Of(ChangeKind.File, $"Make {PkiFolder.PathOf(spec.KeyPath)} readable by its owner alone", "+mode 0600")
                : Inspection.Unchanged);
        }

        Refuse(Check(given, context));
        using var certificate = given.Certificate()!;
        var names = AlternateNames.Of(certificate);
        return Task.FromResult(Inspection.Of(
            ChangeKind.Certificate,
            folder.Text(spec.CertificatePath) is null ? $"Install your {spec.Name} certificate" : $"Replace the {spec.Name} certificate by yours",
            [
                $"+subject {certificate.Subject}",
                .. names.IsEmpty ? Array.Empty<string>() : [$"+names {names}"],
                $"+fingerprint {Fingerprint.Of(certificate)}",
                $"+from {source.Certificate} and {source.Key}",
            ]));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        return Task.FromResult<IReadOnlyList<UndoRecord>>(
        [
            FileUndo.Capture(context, PkiFolder.PathOf(spec.KeyPath)),
            .. spec.IsCa ? CertificateRegister.Capture(context, subject: null) : [FileUndo.Capture(context, PkiFolder.PathOf(PkiLayout.WebCa))],
            FileUndo.Capture(context, PkiFolder.PathOf(spec.CertificatePath)),
        ]);
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var folder = new PkiFolder(context.Machine.Files);
        if (GivenCertificate.Read(source, out var problem) is not { } given)
        {
            throw new StepFailedException($"The certificate to be installed cannot be read: {problem}", $"Mend {Answer} and run setup again.");
        }

        var findings = Check(given, context);
        Refuse(findings);
        foreach (var warning in findings)
        {
            context.Say($"{warning.Message} {warning.Remedy}");
        }

        using var key = given.Key()!;
        folder.WriteKey(spec, key);
        if (spec.IsCa)
        {
            var register = new CertificateRegister(context.Machine.Files);
            using var held = await register.LockAsync(context.Time, cancellationToken);
            register.Begin();
        }

        if (Trust is not null)
        {
            folder.Write(new PkiFile(PkiLayout.WebCa, PkiLayout.PublicFile, "root"), Trust(given));
        }

        folder.WriteCertificate(spec, given.PlainCertificates()!);
    }

    private string Answer => spec.IsCa ? PkiQuestions.OwnCa.Id : PkiQuestions.OwnWeb.Id;

    private ImmutableArray<PkiFinding> Check(GivenCertificate given, StepContext context) => check(given, context.Time.GetUtcNow());

    private void Refuse(ImmutableArray<PkiFinding> findings)
    {
        var errors = findings.Where(finding => finding.Severity == FindingSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new StepFailedException(
                $"The certificate {source.Certificate} cannot be used.\n{string.Join('\n', errors.Select(error => "  " + error.Message))}",
                string.Join(' ', errors.Select(error => error.Remedy).Distinct()));
        }
    }

    private bool IsInstalled(PkiFolder folder)
    {
        using var certificate = folder.Certificate(spec);
        using var key = folder.Key(spec);
        return certificate is not null && key is not null && key.Matches(certificate);
    }

    private bool IsInstalled(PkiFolder folder, GivenCertificate given)
    {
        using var key = folder.Key(spec);
        using var givenKey = given.Key();
        return key is not null && givenKey is not null
            && key.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(givenKey.PublicKey.ExportSubjectPublicKeyInfo())
            && folder.Text(spec.CertificatePath) == given.PlainCertificates()
            && (Trust is null || folder.Text(PkiLayout.WebCa) == Trust(given));
    }
}
