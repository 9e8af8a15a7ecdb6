using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Wizard.Interviews;

public sealed partial class Interview
{
    private const string Title = "Answers of a dialogue that is not finished. Secrets are not in here: they are asked for again.";

    // Behind the answers, as comments: a reader of answer files passes over them.
    private const string GivenTitle = "Was given by files, variables or --set when other answers were entered instead:";
    private const string GivenMark = "#| ";

    /// <summary>
    /// All that was given or entered, complete or not, as an answer file: who goes on need give nothing again. Secrets are prompts.
    /// </summary>
    public string Save()
    {
        var replaced = Written(_before, question => _entered.ContainsKey(question.Id));
        var text = AnswersWriter.Write(Title, Catalogue, Written(Draft, _ => true));
        return replaced.Count == 0
            ? text
            : text + string.Concat(AnswersWriter.Write(GivenTitle, Catalogue, replaced).TrimEnd('\n').Split('\n').Select(line => $"{GivenMark}{line}\n"));
    }

    /// <summary>
    /// Goes on with what <see cref="Save"/> wrote, in place of all that was entered. What is given now, but was not given then or
    /// not so, is newer and counts more: a file that was changed meanwhile, another <c>--set</c>. What is given now as it was
    /// then yields to what was entered in its place.
    /// </summary>
    /// <returns>Why nothing could be taken; empty when it was.</returns>
    public IReadOnlyList<AnswerError> Resume(string name, string text)
    {
        var kept = SiteBuilder.Build(Catalogue, [AnswerSource.FromFile(name, text)]);
        var replaced = string.Join('\n', text.Split('\n').Where(line => line.StartsWith(GivenMark, StringComparison.Ordinal)).Select(line => line[GivenMark.Length..]));
        var then = SiteBuilder.Build(Catalogue, [AnswerSource.FromFile(name, replaced)]).Draft;
        var all = Catalogue.Questions.Where(question => kept.Draft.GivenOf(question) is not null).ToList();
        if (all.Count == 0)
        {
            return kept.Errors;
        }

        var entered = new Dictionary<string, AnswerNode>(StringComparer.Ordinal);
        foreach (var question in all)
        {
            var (now, value) = (_before.GivenOf(question), kept.Draft.GivenOf(question)!);
            if (Newest(question.Type, value, then.GivenOf(question), now) is var newest && newest != now)
            {
                entered[question.Id] = AnswerEdit.From(Origin.Wizard, newest);
            }
        }

        Keep(entered);
        return [];
    }

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

    private Dictionary<Question, AnswerNode> Written(SiteDraft draft, Func<Question, bool> isWanted) =>
        Catalogue.Questions.Where(question => draft.GivenOf(question) is not null && isWanted(question))
            .ToDictionary(question => question, question => Written(question.Type, draft.GivenOf(question)!));

    // Field by field: another MTU by --set is no word about the address.
    private static AnswerNode Newest(AnswerType type, AnswerNode kept, AnswerNode? then, AnswerNode? now)
    {
        if (now is null || (then is not null && Text(type, then) == Text(type, now)))
        {
            return kept;
        }

        if (type.Fields.Count == 0 || kept is not AnswerMap keptMap || now is not AnswerMap nowMap)
        {
            return now;
        }

        List<AnswerEntry> entries =
        [
            .. nowMap.Entries.Select(entry => keptMap.Find(entry.Key) is { } old
                ? new AnswerEntry(entry.Key, Newest(FieldType(type, entry.Key), old.Value, (then as AnswerMap)?.Find(entry.Key)?.Value, entry.Value), entry.KeyOrigin)
                : entry),
            .. keptMap.Entries.Where(entry => nowMap.Find(entry.Key) is null),
        ];
        return entries.Select(entry => entry.Value).SequenceEqual(nowMap.Entries.Select(entry => entry.Value)) ? now : new AnswerMap(entries, Origin.Wizard) { OneLine = nowMap.OneLine };
    }

    // On one line a secret that was plain text is written as any other, without the words that say so.
    private static string Text(AnswerType type, AnswerNode node) =>
        AnswersWriter.Write("", [("value", new AnswerMap([new AnswerEntry("value", Written(type, node), Origin.Wizard)], Origin.Wizard) { OneLine = true })]);

    // What was typed has no quotes, so that a file needs the one way to write it; what is wrong stays as it was typed.
    private static AnswerNode Written(AnswerType type, AnswerNode node) => node switch
    {
        AnswerTypedSecret typed => type.Canonical(typed) ?? typed,
        AnswerScalar { IsNull: true } => new AnswerScalar("null", ScalarForm.Plain, node.Origin),
        // Plain text where a secret belongs is what somebody's file or variable had.
        AnswerScalar when type.HoldsSecret => new AnswerMaskedSecret(node.Origin),
        AnswerMap or AnswerList when type is { HoldsSecret: true, Fields.Count: 0, Item: null } => type.Canonical(node) ?? new AnswerMaskedSecret(node.Origin),
        AnswerScalar or AnswerMap when type.Fields.Count == 0 => type.Canonical(node) ?? node,
        AnswerList list when type.Item is { } item => new AnswerList([.. list.Items.Select(i => Written(item, i))], node.Origin),
        AnswerMap map when type.Fields.Count > 0 => new AnswerMap([.. map.Entries.Select(e => new AnswerEntry(e.Key, Written(FieldType(type, e.Key), e.Value), e.KeyOrigin))], node.Origin),
        _ => node,
    };

    private static AnswerType FieldType(AnswerType type, string key) => type.Fields.FirstOrDefault(f => f.Id == key)?.Type ?? type;
}
