using System.Text.RegularExpressions;
using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Words;

/// <summary>Every sentence of the catalogue with values in it, alone and joined as checks, proofs and remedies join them: Chinese as a whole, never half of it.</summary>
public sealed partial class JoinedSentencesTests
{
    private static readonly Sentences Chinese = Sentences.Of(Language.Chinese);

    // Each hole has another, so that none is taken for its neighbour.
    private static readonly string[][] Samples =
    [
        ["em1", "7", "/etc/a.conf", "10.0.0.1", "node1.example.org"],
        ["/srv/b, /srv/c", "web", "12", "`appliance setup`", "fd00::1/64"],
        ["2033-07-21", "10.0.0.0/8", "ovirtmgmt", "em2, em3", "443"],
    ];

    // All that end as sentences do; what ends with a value may be followed by anything.
    private static readonly IReadOnlyList<string> Whole = [.. Chinese.Texts.Keys.Where(text => text[^1] == '.' && char.IsAsciiLetterUpper(text[0]) && !SentenceEnd().IsMatch(text))];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Each_is_whole_with_values_in_it(int sample) => Chinese.Texts.Keys.Select(text => ShownText.Mixed(Filled(text, sample), Chinese[Filled(text, sample)])).OfType<string>().Should().BeEmpty();

    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    public void Sentences_that_follow_each_other_are_what_each_is_alone(string between)
    {
        var said = Whole.Select((text, number) => Filled(text, number % Samples.Length)).ToList();
        said.Zip(said.Skip(1).Concat(said.Take(1)), said.Skip(2).Concat(said.Take(2)))
            .Select(three => (English: string.Join(between, three.First, three.Second, three.Third), Chinese: string.Join(between.Trim(' '), Chinese[three.First], Chinese[three.Second], Chinese[three.Third])))
            .Where(text => Chinese[text.English] != text.Chinese).Select(text => $"{Chinese[text.English]} instead of {text.Chinese}").Should().BeEmpty();
    }

    [Theory]
    [InlineData("; ")]
    [InlineData(", ")]
    [InlineData(" and ")]
    [InlineData(" or ")]
    [InlineData(" on ")]
    [InlineData(" for ")]
    public void Joined_in_one_sentence_it_is_all_or_nothing(string between)
    {
        var parts = Chinese.Texts.Keys.Where(text => text[^1] is not ('.' or ':') && !SentenceEnd().IsMatch(text)).Select((text, number) => Filled(text, number % Samples.Length)).ToList();
        parts.Zip(parts.Skip(1), (one, other) => $"{one}{between}{other}").Select(text => ShownText.Mixed(text, Chinese[text])).OfType<string>().Should().BeEmpty();
    }

    [Fact]
    public void What_is_unknown_stays_whole_between_what_is_known()
    {
        const string Strange = "Nobody says what is on it, or from it, and none of the rest is due for that until then.";
        Whole.Select((text, number) => Filled(text, number % Samples.Length)).Where(text => Close(Chinese[$"{text} {Strange} {text}"]) != Close($"{Chinese[text]} {Strange} {Chinese[text]}"))
            .Select(text => Chinese[$"{text} {Strange} {text}"]).Should().BeEmpty();
    }

    // A wide mark has its room in itself.
    private static string Close(string text) => text.Replace("。 ", "。", StringComparison.Ordinal);

    private static string Filled(string text, int sample) => Hole().Replace(text, hole => Samples[sample][(hole.Value[1] - '0') % Samples[sample].Length]);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"[.?] ")]
    private static partial Regex SentenceEnd();
}
