using System.Text.RegularExpressions;
using Appliance.Tests.Support;
using Appliance.Wizard.Tests.Words.Sources;
using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Words;

/// <summary>Nothing that a step, a check, a proof or a failure says is without Chinese, and nothing in the catalogue is left over.</summary>
public sealed partial class SentenceSourcesTests
{
    private static readonly IReadOnlyDictionary<string, string> Chinese = Sentences.Of(Language.Chinese).Texts;
    private static readonly IReadOnlySet<string> NotShown = File.ReadLines(Path.Combine(TestData.Beside("Sources"), "not-shown.txt")).Where(line => !line.StartsWith("# ", StringComparison.Ordinal)).ToHashSet();

    [Fact]
    public void Every_sentence_in_the_sources_is_there_in_Chinese() => SourceTexts.All.Where(text => !Chinese.ContainsKey(text.English) && !NotShown.Contains(text.English))
        .Select(text => $"{text.Place}: {text.English}").Should().BeEmpty();

    [Fact]
    public void No_sentence_is_left_that_the_sources_do_not_say() =>
        Chinese.Keys.Where(IsSentence).Except(SourceTexts.All.Select(text => text.English)).Should().BeEmpty();

    [Fact]
    public void No_exception_is_left_that_the_sources_do_not_say() =>
        NotShown.Except(SourceTexts.All.Select(text => text.English)).Should().BeEmpty();

    [Fact]
    public void Nothing_is_both_shown_and_not_shown() => NotShown.Intersect(Chinese.Keys).Should().BeEmpty();

    [Fact]
    public void Sentences_take_the_same_values_in_Chinese()
    {
        foreach (var (english, chinese) in Chinese)
        {
            Holes(chinese).Should().BeEquivalentTo(Holes(english), english);
        }
    }

    [Fact]
    public void Sentences_are_Chinese() => Chinese.Where(text => IsSentence(text.Key) && !text.Value.Any(IsChinese) && !text.Key.Contains("(OK, Cancel)", StringComparison.Ordinal)).Should().BeEmpty();

    [Theory]
    [InlineData("var a = $\"Create {path} ({mode})\";", "Create {0} ({1})")]
    [InlineData("var a = now ? \"It is here.\" : $\"It will be {then}.\";", "It is here.|It will be {0}.")]
    [InlineData("var a = $\"The {(now ? \"old\" : \"new\")} one is {that}\" + (why ?? \".\");", "The old one is {0}|The new one is {0}|The old one is {0}.|The new one is {0}.")]
    [InlineData("var a = kind switch { 1 => \"one of them\", _ => \"two of them\" };", "one of them|two of them")]
    [InlineData("var a = string.Join(\" and for \", all);", "{0} and for {1}")]
    [InlineData("throw new ArgumentException(\"There is a mistake here.\");", "")]
    [InlineData("var a = \"First line.\\nSecond line.\";", "First line.|Second line.")]
    public void Sentences_are_found_in_code(string code, string sentences)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "Code.cs");
        File.WriteAllText(file, code);
        SourceTexts.Of(file).Select(text => text.English).Should().BeEquivalentTo(sentences.Split('|', StringSplitOptions.RemoveEmptyEntries));
    }

    // What has no letter joins other sentences.
    private static bool IsSentence(string english) => Hole().Replace(english, "").Any(char.IsAsciiLetter);

    private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';

    private static IEnumerable<string> Holes(string text) => Hole().Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Hole();
}
