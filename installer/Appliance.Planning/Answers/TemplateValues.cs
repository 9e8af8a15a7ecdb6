using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Answers;

/// <summary>The values of a template: those its kind presets, and whatever else must be given to make a site.</summary>
/// <param name="Draft">All answers with these values and nothing known of the machine.</param>
/// <param name="Given">The questions that have to stand in the file.</param>
internal sealed record TemplateValues(SiteDraft Draft, IReadOnlySet<Question> Given)
{
    /// <exception cref="InvalidOperationException">A preset or an example is bad: a mistake in a declaration.</exception>
    public static TemplateValues Of(QuestionCatalogue catalogue, TemplateKind kind, IDefaultFacts? facts)
    {
        var presets = kind.Presets.Select(p => AnswerSource.FromSet($"{p.Key}={p.Value}")).ToList();
        var here = SiteBuilder.Build(catalogue, presets, facts).Draft;
        var added = new Dictionary<string, AnswerNode>(StringComparer.Ordinal);

        // An answer may bring up further questions, so until nothing is missing.
        while (true)
        {
            var result = SiteBuilder.Build(catalogue, [.. presets, AnswerSource.FromWizard(added)]);
            var missing = result.Errors.Where(e => e.Code == AnswerCodes.Missing).Select(e => Owner(catalogue, e.Id)).Where(q => !added.ContainsKey(q.Id)).ToHashSet();
            if (missing.Count == 0)
            {
                return result.Errors is [var error, ..]
                    ? throw new InvalidOperationException($"The template '{kind.Name}' is not valid: {error}")
                    : new TemplateValues(result.Draft, catalogue.Questions.Where(q => added.ContainsKey(q.Id) || kind.Presets.Keys.Any(id => IsIn(q, id))).ToHashSet());
            }

            foreach (var question in missing)
            {
                added[question.Id] = here.NodeOf(question) ?? question.ExampleNode;
            }
        }
    }

    private static Question Owner(QuestionCatalogue catalogue, string path) => catalogue.Questions.First(q => IsIn(q, path));

    private static bool IsIn(Question question, string path) =>
        path == question.Id || path.StartsWith($"{question.Id}.", StringComparison.Ordinal) || path.StartsWith($"{question.Id}[", StringComparison.Ordinal);
}
