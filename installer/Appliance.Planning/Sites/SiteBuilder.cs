using Appliance.Planning.Answers;
using Appliance.Planning.Questions;

namespace Appliance.Planning.Sites;

/// <summary>Merges the answers of all sources, checks all of them, and freezes them.</summary>
public static class SiteBuilder
{
    /// <param name="catalogue">The questions there are.</param>
    /// <param name="sources">
    /// Where answers come from, in any order of kinds: files count below the environment, that below <c>--set</c>, that below
    /// the wizard; of one kind the later counts more. Records merge by key, everything else is replaced as a whole.
    /// </param>
    /// <param name="facts">What is known of the machine, for defaults.</param>
    /// <param name="mode">How the site is set up, apart from its answers.</param>
    public static SiteResult Build(QuestionCatalogue catalogue, IReadOnlyList<AnswerSource> sources, IDefaultFacts? facts = null, SiteMode? mode = null)
    {
        var findings = new AnswerFindings();
        var given = new Dictionary<Question, AnswerNode>();
        var files = new List<AnswerMap>();
        var complete = true;
        foreach (var source in sources.OrderBy(s => s.Kind))
        {
            if (source.Read(catalogue, SiteDraft.Of(catalogue, facts), findings) is not { } root)
            {
                complete &= source.Kind != OriginKind.File;
                continue;
            }

            if (source.Kind == OriginKind.File)
            {
                files.Add(root);
            }

            new SectionReader(catalogue, given, findings).Read(catalogue.Root, root);
        }

        var draft = new SiteDraft(catalogue, given, facts, findings, q => WhereMissing(q, files), complete);
        var answers = catalogue.Questions.ToDictionary(q => q, draft.Resolve);
        var site = findings.Errors.Count == 0 ? new Site(catalogue, answers, facts) { Mode = mode ?? new SiteMode() } : null;
        return new SiteResult(site, draft, InOrder(findings.Errors, files), InOrder(findings.Warnings, files), findings.PlainSecrets);
    }

    // In the file that has most of the way to the answer already, the last one of several.
    private static Origin WhereMissing(Question question, List<AnswerMap> files)
    {
        var (best, bestDepth) = (Origin.Default, -1);
        foreach (var file in files)
        {
            var (place, origin, depth) = (file, file.Origin, 0);
            foreach (var key in question.Id.Split('.')[..^1])
            {
                if (place.Find(key) is not { } entry)
                {
                    break;
                }

                (origin, depth) = (entry.KeyOrigin, depth + 1);
                if (entry.Value is not AnswerMap next)
                {
                    break;
                }

                place = next;
            }

            if (depth >= bestDepth)
            {
                (best, bestDepth) = (origin, depth);
            }
        }

        return best;
    }

    private static List<AnswerError> InOrder(List<AnswerError> errors, List<AnswerMap> files)
    {
        var names = files.Select(f => f.Origin.Name).ToList();
        return [.. errors.Distinct().OrderBy(e => e.Origin.Kind == OriginKind.Default ? OriginKind.Wizard + 1 : e.Origin.Kind)
            .ThenBy(e => names.IndexOf(e.File)).ThenBy(e => e.Line).ThenBy(e => e.Column)];
    }
}
