using System.Text;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Answers;

/// <summary>The reference page of all answers, in Markdown.</summary>
public static class AnswersReference
{
    public static string Write(QuestionCatalogue catalogue)
    {
        var defaults = SiteDraft.Of(catalogue, null);
        var page = new StringBuilder("# Answers\n\nMade from the questions themselves; do not edit.\n");
        foreach (var area in catalogue.Areas)
        {
            page.Append($"\n## {catalogue.AreaTitle(area)}\n");
            foreach (var question in catalogue.Questions.Where(q => q.Area == area))
            {
                Entry(page, question, defaults);
            }
        }

        return page.ToString();
    }

    private static void Entry(StringBuilder page, Question question, SiteDraft defaults)
    {
        page.Append($"\n### {question.Id}\n\n{question.Title}. {question.Help}\n\n| | |\n|---|---|\n");
        Row(page, "Value", Cell(question.Type.Expected));
        Row(page, "Default", Default(question, defaults));
        if (question.AskedWhenNote is { } condition)
        {
            Row(page, "Only when", Cell(condition));
        }

        Row(page, "Example", $"`{Cell(YamlText.OneLine(question.ExampleNode))}`");
        Row(page, "Environment", $"`{question.EnvironmentName}`");
        if (question.OvirtKey is { } key)
        {
            Row(page, "oVirt", $"`{key}`");
        }

        Words(page, question.Type.Words);
        Fields(page, question.Type, defaults, "");
    }

    private static string Default(Question question, SiteDraft defaults) =>
        question.DefaultNote is { } note ? Cell(note)
        : defaults.DefaultOf(question) is { } node ? $"`{Cell(YamlText.OneLine(node))}`"
        : question.HasDefault ? "made from other answers or from the machine"
        : question.Optional ? "none; may be left out"
        : question.Type.Fields.Count > 0 ? "that of its keys"
        : "none; must be given";

    private static void Words(StringBuilder page, IReadOnlyList<ChoiceWord> words)
    {
        if (words.All(w => w.Help.Length == 0))
        {
            return;
        }

        page.Append('\n');
        foreach (var word in words)
        {
            page.Append($"- `{word.Word}`: {word.Help}\n");
        }
    }

    private static void Fields(StringBuilder page, AnswerType type, SiteDraft defaults, string before)
    {
        var record = type.Fields.Count > 0 ? type : type.Item is { Fields.Count: > 0 } item ? item : null;
        if (record is null)
        {
            return;
        }

        if (before.Length == 0)
        {
            page.Append("\n| Key | Value | If left out | Meaning |\n|---|---|---|---|\n");
        }

        foreach (var field in record.Fields)
        {
            var absent = field.DefaultNote is { } note ? Cell(note)
                : field.DefaultIn(defaults) is { } node ? $"`{Cell(YamlText.OneLine(node))}`"
                : field.HasDefault ? "made from other answers or from the machine"
                : field.Optional ? "none"
                : "must be given";
            page.Append($"| `{before}{field.Id}` | {Cell(field.Type.Expected)} | {absent} | {Cell($"{field.Title}. {field.Help} {(field.AskedWhenNote is { } condition ? $"Only when {condition}." : "")}".Replace("  ", " ", StringComparison.Ordinal).TrimEnd())} |\n");
            Fields(page, field.Type, defaults, $"{before}{field.Id}{(field.Type.Item is null ? "" : "[]")}.");
        }
    }

    private static void Row(StringBuilder page, string name, string value) => page.Append($"| {name} | {value} |\n");

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
