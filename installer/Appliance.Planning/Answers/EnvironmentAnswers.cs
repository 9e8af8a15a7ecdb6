using Appliance.Planning.Sites;

namespace Appliance.Planning.Answers;

/// <summary>The answers among the environment's variables.</summary>
internal sealed class EnvironmentAnswers(IReadOnlyDictionary<string, string> variables) : AnswerSource(OriginKind.Environment)
{
    internal override AnswerMap? Read(QuestionCatalogue catalogue, SiteDraft site, AnswerFindings findings)
    {
        var tree = new AnswerTree(Origin.Environment("environment"));
        foreach (var (variable, value) in variables.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            if (!variable.StartsWith(EnvironmentNames.Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var origin = Origin.Environment(variable);
            if (!catalogue.ByEnvironmentName.TryGetValue(variable, out var path))
            {
                WarnOfUnknown(variable, origin, catalogue, findings);
            }
            else if (value.Length > 0 && catalogue.Locate(path)!.FromText(value, origin, new AnswerReading(path, site, findings)) is { } node)
            {
                tree.Add(path, node);
            }
        }

        return tree.ToMap();
    }

    private static void WarnOfUnknown(string variable, Origin origin, QuestionCatalogue catalogue, AnswerFindings findings)
    {
        if (EnvironmentNames.IsReserved(variable))
        {
            return;
        }

        var nearest = NearestName.Of(variable, catalogue.ByEnvironmentName.Keys);
        findings.Warnings.Add(new AnswerError(AnswerCodes.UnknownVariable, origin, "", "the variable is named like an answer, but there is no such answer, so it is ignored", "", $"{Wording.DidYouMean(nearest)}Otherwise remove it from the environment."));
    }
}
