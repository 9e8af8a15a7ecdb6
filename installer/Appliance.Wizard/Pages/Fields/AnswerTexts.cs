using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>What a page says about an answer.</summary>
internal static class AnswerTexts
{
    /// <summary>The value as it stands in a line to be changed.</summary>
    public static string Editable(AnswerType type, AnswerNode? node) => node switch
    {
        null => "",
        AnswerScalar { IsNull: true } => "",
        AnswerScalar scalar => (type.Canonical(scalar) as AnswerScalar)?.Text ?? scalar.Text,
        AnswerList list => string.Join(", ", list.Items.Select(item => Editable(type.Item ?? type, item))),
        _ => "",
    };

    public static string Error(WordCatalogue words, AnswerError error)
    {
        if (error.Code == AnswerCodes.Missing)
        {
            return error.Expected == AnswerTypes.Secret.Expected ? words["error.secret-needed"] : words.With("error.needed", words.Sentence(error.Expected));
        }

        var place = error.Origin.Kind is OriginKind.Default or OriginKind.Wizard ? "" : $"{error.Origin}: ";
        return words.Told(error, place);
    }

    /// <summary>Where what counts comes from; null when nothing counts.</summary>
    public static string? Origin(WordCatalogue words, Asked asked) => (asked.Given, asked.Default) switch
    {
        ({ Origin.IsSuggested: true }, _) => words["origin.suggested"],
        ({ Origin.Kind: OriginKind.Wizard }, _) => words["origin.entered"],
        ({ Origin.Kind: not OriginKind.Default } given, _) => given.Origin.ToString(),
        (null, null) => null,
        _ => words.DefaultNote(asked) ?? words["origin.default"],
    };

    public static bool IsDefault(Asked asked) => asked.Value is not null && asked.Given is null or { Origin.Kind: OriginKind.Default };

    public static PageHelp Help(FieldSurroundings around, Asked asked)
    {
        var words = around.Words;
        var lines = new List<TextLine>();
        Paragraph(words.Help(asked));
        if (asked.Type.Words.Concat(asked.Type.Item?.Words ?? []).ToList() is { Count: > 0 } choices)
        {
            lines.AddRange(choices.Select(choice => new TextLine(words.ChoiceHelp(asked, choice) is { Length: > 0 } help ? words.With("help.choice", choice.Word, help) : $"  {choice.Word}")));
            lines.Add(new(""));
        }
        else if (asked.Type is { Fields.Count: 0, HoldsSecret: false, Item: null or { Fields.Count: 0 } })
        {
            Paragraph(words.With("help.expected", words.Expected(asked.Type)));
            Paragraph(words.With("help.example", Editable(asked.Type, Example(asked))));
        }

        if (asked.Type is { HoldsSecret: true, Fields.Count: 0, Item: null })
        {
            Paragraph(words["help.secret-source"]);
        }

        if (Origin(words, asked) is { } origin)
        {
            Paragraph(words.With("help.in-force", around.Shown.Value(asked.Type, asked.Value), origin));
        }

        lines.Add(new(words.With("help.id", asked.Path), Role.Muted));
        return new PageHelp(words.Title(asked), lines);

        void Paragraph(string text)
        {
            if (text.Length > 0)
            {
                lines.Add(new(text));
                lines.Add(new(""));
            }
        }
    }

    private static AnswerNode Example(Asked asked) => asked.Field is { Example: { } example } field
        ? field.Type.Typed(field.Id, example).Node ?? field.Type.ExampleNode
        : asked.Path.Parts.Count == 0 ? asked.Question.ExampleNode : asked.Type.ExampleNode;
}
