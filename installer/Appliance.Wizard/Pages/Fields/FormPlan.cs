using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>Which answers a form has: those that matter, and those that can be left to their defaults.</summary>
/// <param name="Record">The record that all of it belongs to; null for a page.</param>
internal sealed record FormPlan(IReadOnlyList<AnswerPath> First, IReadOnlyList<AnswerPath> Rest, AnswerPath? Record = null)
{
    public IEnumerable<AnswerPath> All => First.Concat(Rest);

    public static FormPlan OfArea(QuestionCatalogue catalogue, SiteDraft draft, string area)
    {
        var (first, rest) = (new List<AnswerPath>(), new List<AnswerPath>());
        foreach (var question in catalogue.Questions.Where(question => question.Area == area))
        {
            var path = new AnswerPath(question, []);
            if (IsInline(question))
            {
                var fields = OfRecord(path);
                first.AddRange(fields.First);
                rest.AddRange(fields.Rest);
            }
            else
            {
                (Matters(question, draft) ? first : rest).Add(path);
            }
        }

        // How the items of a list are by default is read after the list.
        return new FormPlan([.. first.OrderBy(path => IsInline(path.Question) && !path.Question.HasDefault)], rest);
    }

    public static FormPlan OfRecord(AnswerPath record) => new(
        [.. record.Type.Fields.Where(Matters).Select(field => record.At(field.Id))],
        [.. record.Type.Fields.Where(field => !Matters(field)).Select(field => record.At(field.Id))],
        record);

    /// <summary>A record that is always there has its fields on the page.</summary>
    public static bool IsInline(Question question) => question.Type.Fields.Count > 0 && (question.HasDefault || !question.Optional);

    /// <summary>Whether it is seen before somebody asks for more, as the answers are now.</summary>
    public bool Matters(AnswerPath path, SiteDraft draft) => Record is not null ? First.Contains(path)
        : IsInline(path.Question) ? First.Contains(path) && path.Question.IsEssential(draft)
        : First.Contains(path) || path.Question.IsEssential(draft);

    private static bool Matters(Question question, SiteDraft draft) =>
        question.IsEssential(draft) || (!question.HasDefault && !question.Optional) || question.Type.Item is { Fields.Count: > 0 };

    private static bool Matters(RecordField field) => field.Essential || field.DefaultNote is not null || (!field.Optional && !field.HasDefault);
}
