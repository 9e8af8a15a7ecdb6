using Appliance.Planning.Sites;

namespace Appliance.Planning.Answers;

/// <summary>A source that is read when the site is first built and remembered for the next times.</summary>
internal sealed class ReadOnceAnswers(AnswerSource source) : AnswerSource(source.Kind)
{
    private (AnswerMap? Root, AnswerFindings Findings)? _read;

    internal override AnswerMap? Read(QuestionCatalogue catalogue, SiteDraft site, AnswerFindings findings)
    {
        if (_read is not { } read)
        {
            var found = new AnswerFindings();
            _read = read = (source.Read(catalogue, site, found), found);
        }

        findings.Errors.AddRange(read.Findings.Errors);
        findings.Warnings.AddRange(read.Findings.Warnings);
        findings.PlainSecrets.AddRange(read.Findings.PlainSecrets);
        return read.Root;
    }
}
