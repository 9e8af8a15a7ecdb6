using System.Text.RegularExpressions;

namespace Appliance.Wizard.Words;

/// <summary>Which values need no translation: names, numbers, paths, addresses, and lists of such. What has words of a sentence in it is none.</summary>
internal static partial class PlainValue
{
    private static readonly HashSet<string> SentenceWords = new(StringComparer.Ordinal)
    {
        "a", "again", "all", "already", "an", "and", "are", "as", "at", "be", "because", "been", "before", "but", "by", "cannot", "do", "does", "due", "else", "for", "from", "goes", "has", "have",
        "if", "in", "instead", "into", "is", "it", "its", "keep", "needs", "no", "nor", "not", "of", "off", "on", "only", "or", "out", "since", "so", "stays", "than", "that", "the", "their", "them",
        "then", "there", "these", "they", "this", "those", "to", "until", "up", "was", "were", "what", "when", "where", "which", "who", "will", "with", "without",
    };

    /// <summary>Whether it is a single name or number, or a list of them.</summary>
    public static bool IsNames(string value) => Written().Replace(value, "…").Split(", ") is var names && Array.TrueForAll(names, name => name.Length > 0 && !name.Contains(' ', StringComparison.Ordinal)) && !SentenceWords.Contains(value);

    /// <summary>Whether there are only names and numbers in it. Words in small letters one after the other are a sentence.</summary>
    public static bool Is(string value) => value.Length == 0 || IsNames(value)
        || Written().Replace(value, "…").Split(' ').All(word => !word.All(char.IsAsciiLetterLower)) && value.Count(c => c == '`') % 2 == 0 && value.Count(c => c == '(') == value.Count(c => c == ')');

    /// <summary>Whether it looks like no word of English: it has a digit, a mark or a capital in it.</summary>
    public static bool IsClearlyNone(string value) => value.Any(letter => !char.IsAsciiLetterLower(letter) && letter is not (' ' or ','));

    // As it is written in a file or typed: one value, whatever is in it.
    [GeneratedRegex(@"\{ [^{}]* \}|'[^']*'|`[^`]*`")]
    private static partial Regex Written();
}
