using System.Collections.Immutable;
using Appliance.Pki;
using Appliance.Planning.Checks;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Pki;

/// <summary>Looks at a certificate that is brought along before anything is changed, and tells all that is wrong with it at once.</summary>
internal sealed class OwnCertificateCheck(
    string id,
    string title,
    string description,
    Question<CertificateFiles> question,
    TimeProvider time,
    Func<PkiSettings, GivenCertificate, DateTimeOffset, ImmutableArray<PkiFinding>> look) : Check(id, title, description)
{
    public override bool Waivable => false;

    public override bool AppliesTo(Site site) => site.IsAnswered(question);

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) => Task.FromResult(Look(context));

    private CheckFinding Look(CheckContext context)
    {
        var files = context.Site.Get(question);
        if (!PkiSettings.Read(context.Site).Succeeded(out var settings, out var names))
        {
            return CheckFinding.Skipped(names.Message);
        }

        if (GivenCertificate.Read(files, out var problem) is not { } given)
        {
            return context.Installed
                ? CheckFinding.Warning($"{problem} The certificate that was installed before stays in use.", $"To install another one, mend {question.Id}.")
                : CheckFinding.Failed(problem!, $"Mend {question.Id}, or put the file there.");
        }

        var findings = look(settings, given, time.GetUtcNow());
        if (findings.IsEmpty)
        {
            using var certificate = given.Certificate();
            return CheckFinding.Passed($"{files.Certificate} is good: '{certificate?.Subject}', valid until {certificate?.NotAfter.ToUniversalTime():yyyy-MM-dd}.");
        }

        var seen = string.Join('\n', findings.Select(finding => finding.Message));
        var remedy = string.Join('\n', findings.Select(finding => finding.Remedy).Distinct());
        return findings[0].Severity == FindingSeverity.Error ? CheckFinding.Failed(seen, remedy) : CheckFinding.Warning(seen, remedy);
    }
}
