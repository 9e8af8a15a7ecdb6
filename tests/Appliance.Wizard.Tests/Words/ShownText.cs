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
        Sentence().IsMatch(english) && !chinese.Any(letter => letter is >= '\u4e00' and <= '\u9fff') ? $"not Chinese: {chinese}"
        : Value().Matches(english).Select(match => match.Value.TrimEnd('.', ',', ':')).FirstOrDefault(value => !chinese.Contains(value, StringComparison.Ordinal)) is { } lost ? $"'{lost}' of '{english}' is lost: {chinese}"
        : null;

    // Two words of which the second is no name.
    [GeneratedRegex(@"[A-Za-z]{2,} [a-z]{2,}")]
    private static partial Regex Sentence();

    // Paths, numbers, commands, options and answers.
    [GeneratedRegex(@"(?<![\w.])/[\w./-]+|`[^`]+`|--[a-z][a-z-]+|\b[a-z]+\.[a-z]\w+(\.\w+)*|\b\d[\w.:/]*")]
    private static partial Regex Value();
}
