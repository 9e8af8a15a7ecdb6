using Appliance.Planning.Answers;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Dialogues;

/// <summary>What <c>?</c> prints: what is meant, what a good value is, and where the value in brackets comes from.</summary>
internal sealed class AnswerHelp(DialogueLines lines)
{
    public void Tell(Asked asked)
    {
        var words = lines.Words;
        if (words.Help(asked) is { Length: > 0 } help)
        {
            lines.Say(help);
        }

        foreach (var choice in asked.Type.Words.Concat(asked.Type.Item?.Words ?? []))
        {
            lines.Say(words.ChoiceHelp(asked, choice) is { Length: > 0 } meaning ? words.With("help.choice", choice.Word, meaning) : $"  {choice.Word}");
        }

        if (asked.Type is { Fields.Count: 0, HoldsSecret: false, Words.Count: 0, Item: null or { Fields.Count: 0 } })
        {
            lines.Say(words.With("help.expected", words.Expected(asked.Type)));
        }

        if (Origin(asked) is { } origin)
        {
            lines.Say(words.With("help.origin", lines.Shown.Value(asked.Type, asked.Value), origin));
        }

        lines.Say(words.With("help.id", asked.Path));
        lines.Say(words["help.keys"]);
    }

    private string? Origin(Asked asked) => (asked.Given, asked.Default) switch
    {
        ({ Origin.IsSuggested: true }, _) => lines.Words["origin.suggested"],
        ({ Origin.Kind: OriginKind.Wizard }, _) => lines.Words["origin.entered"],
        ({ } given, _) => given.Origin.ToString(),
        (null, not null) => lines.Words.DefaultNote(asked) ?? lines.Words["origin.default"],
        _ => null,
    };
}
