using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>Changes an answer so that what is as it would be anyhow is no answer.</summary>
internal static class AnswerChange
{
    /// <returns>Why the text could not be taken at all.</returns>
    public static AnswerError? Give(Interview interview, AnswerPath path, string text)
    {
        if (AnswerTexts.Editable(path.Type, interview.Look(path).Default) == text)
        {
            Clear(interview, path);
            if (AnswerTexts.Editable(path.Type, interview.Look(path).Value) == text)
            {
                return null;
            }
        }

        var error = interview.Type(path.ToString(), text);
        Tidy(interview, path);
        return error;
    }

    /// <summary>Takes back what was entered; nothing that was not.</summary>
    public static void Clear(Interview interview, AnswerPath path)
    {
        if (path.Find(interview.Draft.GivenOf(path.Question)) is not null)
        {
            interview.Clear(path.ToString());
            Tidy(interview, path);
        }
    }

    public static void Leave(Interview interview, AnswerPath path)
    {
        interview.SetNothing(path.ToString());
        Tidy(interview, path);
    }

    // A record whose fields are again what they would be by default.
    private static void Tidy(Interview interview, AnswerPath path)
    {
        if (path.Parts.Count == 0 || !interview.Entered.TryGetValue(path.Question.Id, out var entered)
            || interview.Draft.DefaultOf(path.Question) is not AnswerMap byDefault || !IsAsByDefault(interview, path.Question, entered as AnswerMap, byDefault))
        {
            return;
        }

        var before = interview.Entered;
        interview.Clear(path.Question.Id);
        if (interview.Draft.GivenOf(path.Question) is not null)
        {
            interview.Restore(before);
        }
    }

    // A field that is not given may still come out as it would be.
    private static bool IsAsByDefault(Interview interview, Question question, AnswerMap? entered, AnswerMap byDefault) =>
        entered is not null && entered.Entries.All(entry => byDefault.Find(entry.Key) is not null) && byDefault.Entries.All(entry =>
            (entered.Find(entry.Key)?.Value ?? interview.Look(new AnswerPath(question, [entry.Key])).Default) is { } value && IsSame(value, entry.Value));

    private static bool IsSame(AnswerNode one, AnswerNode other) => (one, other) switch
    {
        (AnswerScalar a, AnswerScalar b) => a.Text == b.Text,
        (AnswerList a, AnswerList b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => IsSame(pair.First, pair.Second)),
        (AnswerMap a, AnswerMap b) => a.Entries.Count == b.Entries.Count && a.Entries.All(entry => b.Find(entry.Key) is { } same && IsSame(entry.Value, same.Value)),
        _ => false,
    };
}
