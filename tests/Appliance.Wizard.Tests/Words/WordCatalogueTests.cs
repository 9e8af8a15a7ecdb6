using System.Text.RegularExpressions;
using Appliance.Planning.Questions;
using Appliance.Wizard.Tests.Support;
using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Words;

/// <summary>No text a person reads lacks a language.</summary>
public sealed partial class WordCatalogueTests
{
    private static readonly WordCatalogue English = WordCatalogue.Of(Language.English);
    private static readonly WordCatalogue Chinese = WordCatalogue.Of(Language.Chinese);

    [Fact]
    public void Every_text_is_there_in_every_language() =>
        Chinese.Texts.Keys.Where(key => !IsOfQuestion(key)).Should().BeEquivalentTo(English.Texts.Keys);

    [Fact]
    public void Texts_take_the_same_values_in_every_language()
    {
        foreach (var (key, text) in English.Texts)
        {
            Placeholders(Chinese[key]).Should().BeEquivalentTo(Placeholders(text), key);
        }
    }

    [Fact]
    public void In_Chinese_a_thing_has_one_name()
    {
        Chinese.Texts.Where(text => text.Value.Contains("答案", StringComparison.Ordinal)).Should().BeEmpty("answers are 应答");
        Chinese["review.title"].Should().NotContain("检查", "that is what checks are called");
        Chinese["page.return"].Should().Contain(Chinese["review.title"]);
    }

    [Fact]
    public void Every_question_and_field_and_choice_is_there_in_Chinese() =>
        Wanted().Where(wanted => Chinese.Find(wanted.Key) is null).Select(wanted => $"{wanted.Key}: {wanted.English}").Should().BeEmpty();

    [Fact]
    public void No_text_is_left_of_a_question_that_is_gone() =>
        Chinese.Texts.Keys.Where(IsOfQuestion).Except(Wanted().Select(wanted => wanted.Key)).Should().BeEmpty();

    [Fact]
    public void Chinese_texts_are_Chinese() =>
        Chinese.Texts.Where(text => text.Key.Split('.')[^1] is "title" or "help" && !text.Value.Any(c => c is >= '\u4e00' and <= '\u9fff'))
            .Select(text => text.Value).Distinct().Should().BeSubsetOf(["MTU", "DHCP", "SSH"]);

    [Fact]
    public void Every_area_has_a_heading_in_every_language() =>
        Product.AllQuestions.Select(question => question.Area).Distinct().Where(area => English.Find($"area.{area}.title") is null || Chinese.Find($"area.{area}.title") is null).Should().BeEmpty();

    private static bool IsOfQuestion(string key) => key.Split('.')[0] is "question" or "field";

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct();

    private static IEnumerable<(string Key, string English)> Wanted() => Product.AllQuestions.SelectMany(question =>
    {
        var key = WordCatalogue.KeyOf(question);
        return Texts(key, question.Title, question.Help, question.DefaultNote, question.Type).Concat(Fields(question.Type));
    }).Where(text => text.English.Length > 0).DistinctBy(text => text.Key);

    private static IEnumerable<(string Key, string English)> Fields(AnswerType type) => type.Item is { } item ? Fields(item)
        // A field called by its own id is a name of other software: the options of the bonding driver.
        : type.Fields.Where(field => field.Title != field.Id).SelectMany(field =>
            Texts(WordCatalogue.KeyOf(type, field), field.Title, field.Help, field.DefaultNote, field.Type).Concat(Fields(field.Type)));

    private static IEnumerable<(string Key, string English)> Texts(string key, string title, string help, string? note, AnswerType type) =>
    [
        ($"{key}.title", title), ($"{key}.help", help), ($"{key}.default", note ?? ""),
        .. type.Words.Concat(type.Item?.Words ?? []).Select(choice => ($"{key}.choice.{choice.Word}", choice.Help)),
    ];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
