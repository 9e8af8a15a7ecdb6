using Appliance.Planning.Sites;

namespace Appliance.Planning.Answers;

/// <summary>Answers a person gave in the wizard or the line dialogue.</summary>
internal sealed class WizardAnswers(IReadOnlyDictionary<string, AnswerNode> answers) : AnswerSource(OriginKind.Wizard)
{
    internal override AnswerMap? Read(QuestionCatalogue catalogue, SiteDraft site, AnswerFindings findings)
    {
        var tree = new AnswerTree(Origin.Wizard);
        foreach (var (id, node) in answers.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            tree.Add(id, node);
        }

        return tree.ToMap();
    }
}
