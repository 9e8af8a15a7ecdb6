using Appliance.Planning.Answers;
using Appliance.Planning.Questions;

namespace Appliance.Planning.Sites;

/// <summary>Walks one source's tree along the tree of questions: collects what belongs to each, refuses what belongs to none.</summary>
internal sealed class SectionReader(QuestionCatalogue catalogue, Dictionary<Question, AnswerNode> given, AnswerFindings findings)
{
    public void Read(QuestionSection section, AnswerMap map)
    {
        foreach (var entry in map.Entries)
        {
            switch (section.Find(entry.Key))
            {
                case null:
                    RefuseKey(section, entry);
                    break;
                case { Question: { } question }:
                    var node = entry.Value.IsNull ? new AnswerScalar("", ScalarForm.Plain, entry.KeyOrigin) : entry.Value;
                    given[question] = given.TryGetValue(question, out var lower) ? question.Type.Merge(lower, node) : node;
                    break;
                case var inner when entry.Value is AnswerMap next:
                    Read(inner, next);
                    break;
                case var inner when !entry.Value.IsNull:
                    var keys = string.Join(", ", inner.Children.Select(c => c.Key));
                    findings.Errors.Add(new AnswerError(AnswerCodes.WrongType, entry.Value.Origin, inner.Path, "is a group of answers, not one value", $"a map with the keys {keys}", $"Write {inner.Key}: and below it, indented, {inner.Children[0].Key}: …"));
                    break;
            }
        }
    }

    private void RefuseKey(QuestionSection section, AnswerEntry entry)
    {
        var path = section.Path.Length == 0 ? entry.Key : $"{section.Path}.{entry.Key}";
        var siblings = section.Children.Select(c => c.Key).ToList();
        var nearest = NearestName.Of(entry.Key, siblings) ?? catalogue.WithLastWord(entry.Key);
        var keys = section.Path.Length == 0 ? $"The groups are {string.Join(", ", siblings)}." : $"The keys of {section.Path} are {string.Join(", ", siblings)}.";
        findings.Errors.Add(new AnswerError(AnswerCodes.UnknownKey, entry.KeyOrigin, Wording.Safe(path), "there is no such answer", "", $"{Wording.DidYouMean(nearest)}{keys}"));
    }
}
