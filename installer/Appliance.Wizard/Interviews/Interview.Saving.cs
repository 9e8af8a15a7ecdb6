using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Wizard.Interviews;

public sealed partial class Interview
{
    private const string Title = "Answers of a dialogue that is not finished. Secrets are not in here: they are asked for again.";

    /// <summary>All that was entered, complete or not, as an answer file. Secrets are prompts.</summary>
    public string Save() => AnswersWriter.Write(
        Title,
        Catalogue,
        Catalogue.Questions.Where(question => _entered.ContainsKey(question.Id)).ToDictionary(question => question, question => Written(question.Type, _entered[question.Id])));

    /// <summary>Takes what was saved, in place of all that was entered.</summary>
    /// <returns>Why nothing could be taken; empty when it was.</returns>
    public IReadOnlyList<AnswerError> Load(string name, string text)
    {
        var saved = SiteBuilder.Build(Catalogue, [AnswerSource.FromFile(name, text)]);
        var entered = Catalogue.Questions.Where(question => saved.Draft.GivenOf(question) is not null)
            .ToDictionary(question => question.Id, question => AnswerEdit.From(Origin.Wizard, saved.Draft.GivenOf(question)!), StringComparer.Ordinal);
        if (entered.Count == 0)
        {
            return saved.Errors;
        }

        Keep(entered);
        return [];
    }

    // What was typed has no quotes, so that a file needs the one way to write it; what is wrong stays as it was typed.
    private static AnswerNode Written(AnswerType type, AnswerNode node) => node switch
    {
        AnswerTypedSecret typed => type.Canonical(typed) ?? typed,
        AnswerScalar { IsNull: true } => new AnswerScalar("null", ScalarForm.Plain, node.Origin),
        // Plain text where a secret belongs is what somebody's file or variable had.
        AnswerScalar when type.HoldsSecret => new AnswerMaskedSecret(node.Origin),
        AnswerScalar or AnswerMap when type.Fields.Count == 0 => type.Canonical(node) ?? node,
        AnswerList list when type.Item is { } item => new AnswerList([.. list.Items.Select(i => Written(item, i))], node.Origin),
        AnswerMap map when type.Fields.Count > 0 => new AnswerMap([.. map.Entries.Select(e => new AnswerEntry(e.Key, Written(FieldType(type, e.Key), e.Value), e.KeyOrigin))], node.Origin),
        _ => node,
    };

    private static AnswerType FieldType(AnswerType type, string key) => type.Fields.FirstOrDefault(f => f.Id == key)?.Type ?? type;
}
