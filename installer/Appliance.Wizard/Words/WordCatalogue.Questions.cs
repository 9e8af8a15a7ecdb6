using Appliance.Planning.Questions;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Words;

/// <summary>What questions say. Their English stands in their declarations; other languages have it under keys made from ids.</summary>
public sealed partial class WordCatalogue
{
    /// <summary>What an area's page is called.</summary>
    public string Area(string area) => Find($"area.{area}.title") ?? area;

    public string Title(Asked asked) => asked.Path.Parts.Count == 0
        ? Find($"{KeyOf(asked.Question)}.title") ?? asked.Question.Title
        : asked.Field is { } field ? Find($"{KeyOf(asked.Path.Above!.Type, field)}.title") ?? field.Title : ItemName(asked.Type);

    public string Help(Asked asked) => asked.Path.Parts.Count == 0
        ? Find($"{KeyOf(asked.Question)}.help") ?? asked.Question.Help
        : asked.Field is { } field ? Find($"{KeyOf(asked.Path.Above!.Type, field)}.help") ?? field.Help : "";

    /// <summary>In words where the default comes from; null when that needs no words.</summary>
    public string? DefaultNote(Asked asked) => asked.DefaultNote is not { } english ? null
        : Find($"{(asked.Field is { } field ? KeyOf(asked.Path.Above!.Type, field) : KeyOf(asked.Question))}.default") ?? english;

    /// <summary>What choosing a word means; empty where the word says it all.</summary>
    public string ChoiceHelp(Asked asked, ChoiceWord choice) =>
        Find($"{(asked.Field is { } field ? KeyOf(asked.Path.Above!.Type, field) : KeyOf(asked.Question))}.choice.{choice.Word}") ?? choice.Help;

    /// <summary>What an item of a list is called, with its article: <c>a node</c>.</summary>
    public string ItemName(AnswerType type) => Find($"item.{Slug(type)}") ?? type.Name;

    internal static string KeyOf(Question question) => $"question.{question.Id}";

    internal static string KeyOf(AnswerType record, RecordField field) => $"field.{Slug(record)}.{field.Id}";

    internal static string Slug(AnswerType type) => type.Name.Replace("'", "", StringComparison.Ordinal).Replace(' ', '-').ToLowerInvariant();
}
