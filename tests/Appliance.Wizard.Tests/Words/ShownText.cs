using System.Text.RegularExpressions;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Tests.Words;

/// <summary>Judges by its looks whether a text was put into Chinese, and whether what it is about is still in it.</summary>
internal static partial class ShownText
{
    private static readonly WordCatalogue Chinese = WordCatalogue.Of(Language.Chinese);

    /// <summary>What is wrong with the translation; null when nothing is.</summary>
    public static string? Problem(string english) => Problem(english, Chinese.Sentence(english));

    public static string? Problem(string english, string chinese) =>
        Sentence().IsMatch(english) && !IsChinese(chinese) ? $"not Chinese: {chinese}"
        : Mixed(english, chinese) is { } mixed ? mixed
        : Value().Matches(english).Select(match => match.Value.TrimEnd('.', ',', ':')).FirstOrDefault(value => !chinese.Contains(value, StringComparison.Ordinal)) is { } lost ? $"'{lost}' of '{english}' is lost: {chinese}"
        : null;

    /// <summary>What is wrong when half of a sentence is Chinese and the other is English; null when none is.</summary>
    public static string? Mixed(string english, string chinese) => SentenceOrEnd().Split(chinese)
        .Where(sentence => IsChinese(sentence) && FunctionWord().IsMatch(Quoted().Replace(sentence, "")))
        .Select(sentence => $"'{sentence}' of '{english}' is half English: {chinese}").FirstOrDefault();

    private static bool IsChinese(string text) => text.Any(letter => letter is >= '\u4e00' and <= '\u9fff');

    // What follows a colon is what somebody else has said.
    [GeneratedRegex(@"[。？]|\n|(?<=\.) |：(?=[^\u4e00-\u9fff]*$)")]
    private static partial Regex SentenceOrEnd();

    [GeneratedRegex(@"`[^`]*`|“[^”]*”|'[^']*'|--[a-z-]+|（[^）]*）")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w.{/-])(again|and|are|due|for|from|has|is|it|keep|not|of|on|or|since|stays|the|to|until|was|with)(?![\w.}/-])")]
    private static partial Regex FunctionWord();

    // Two words of which the second is no name.
    [GeneratedRegex(@"[A-Za-z]{2,} [a-z]{2,}")]
    private static partial Regex Sentence();

    // Paths, numbers, commands, options and answers.
    [GeneratedRegex(@"(?<![\w.])/[\w./-]+|`[^`]+`|--[a-z][a-z-]+|\b[a-z]+\.[a-z]\w+(\.\w+)*|\b\d[\w.:/]*")]
    private static partial Regex Value();
}
