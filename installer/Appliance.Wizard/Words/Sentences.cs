using System.Collections.Frozen;
using System.Text.Json;

namespace Appliance.Wizard.Words;

/// <summary>
/// What the rest of the program says, in another language. Steps, checks, proofs and failures speak English, in files and
/// over the network too; here a text is known by the English sentence that it was made from, and the values in it stay.
/// </summary>
public sealed class Sentences
{
    private readonly FrozenDictionary<string, string> _whole;
    private readonly FrozenDictionary<char, SentencePattern[]> _begun;
    private readonly SentencePattern[] _open;

    internal Sentences(IReadOnlyDictionary<string, string> texts)
    {
        Texts = texts;
        _whole = texts.Where(text => !SentencePattern.HasHoles(text.Key)).ToFrozenDictionary(StringComparer.Ordinal);
        var patterns = texts.Where(text => SentencePattern.HasHoles(text.Key)).Select(text => new SentencePattern(text.Key, text.Value)).OrderByDescending(pattern => pattern.Weight).ToList();
        _open = [.. patterns.Where(pattern => pattern.Beginning.Length == 0)];
        _begun = patterns.Where(pattern => pattern.Beginning.Length > 0).GroupBy(pattern => pattern.Beginning[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    internal IReadOnlyDictionary<string, string> Texts { get; }

    /// <summary>The sentences of a language; English has none, its texts are what they are.</summary>
    public static Sentences Of(Language language)
    {
        using var stream = typeof(Sentences).Assembly.GetManifestResourceStream($"words/sentences.{language.Tag}.json");
        if (stream is null)
        {
            return new Sentences(FrozenDictionary<string, string>.Empty);
        }

        using var json = JsonDocument.Parse(stream);
        return new Sentences(json.RootElement.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!, StringComparer.Ordinal));
    }

    /// <summary>The text in this language, line by line; a line that is not known stays as it is.</summary>
    public string this[string english] => Texts.Count == 0 ? english
        : english.Contains('\n', StringComparison.Ordinal) ? string.Join('\n', english.Split('\n').Select(Line)) : Line(english);

    private string Line(string line)
    {
        var text = line.Trim();
        return text.Length > 0 && Find(text, []) is { } found ? line.Replace(text, found, StringComparison.Ordinal) : line;
    }

    /// <param name="tried">What was looked for already: a text can be taken apart in many ways that meet again.</param>
    private string? Find(string text, Dictionary<string, string?> tried)
    {
        if (!tried.TryGetValue(text, out var found))
        {
            found = _whole.GetValueOrDefault(text) ?? Filled(text, tried, oneSentence: true) ?? InTurn(text, tried) ?? Filled(text, tried, oneSentence: false);
            tried[text] = found;
        }

        return found;
    }

    private string? Filled(string text, Dictionary<string, string?> tried, bool oneSentence) => Patterns(text)
        .Select(pattern => pattern.Matches(text).Select(values => Fill(pattern, values, tried, oneSentence)).OrderByDescending(filled => filled.Known).Select(filled => filled.Text).FirstOrDefault())
        .FirstOrDefault(found => found is not null);

    private IEnumerable<SentencePattern> Patterns(string text) => Merged(_begun.GetValueOrDefault(text[0]) ?? [], _open);

    private static IEnumerable<SentencePattern> Merged(SentencePattern[] one, SentencePattern[] other)
    {
        var (i, j) = (0, 0);
        while (i < one.Length || j < other.Length)
        {
            yield return j == other.Length || i < one.Length && one[i].Weight >= other[j].Weight ? one[i++] : other[j++];
        }
    }

    /// <param name="oneSentence">Whether a value may not reach from one sentence into the next.</param>
    private (string? Text, int Known) Fill(SentencePattern pattern, string[] values, Dictionary<string, string?> tried, bool oneSentence)
    {
        var found = values.Select(value => Value(value.Trim(), tried)).ToList();
        var strange = Enumerable.Range(0, values.Length).Where(i => found[i] is null).Select(i => (Number: i, Text: values[i])).ToList();
        var known = values.Length - strange.Count;
        var isClear = strange.All(value => IsNames(value.Text) || pattern.IsOpenAtEnd && value.Number == pattern.Last);
        var fits = pattern.IsJoint ? known > 0 && (isClear || pattern.Beginning.Length > 0) : !pattern.IsWeak || known > 0 || isClear;
        return fits && !(oneSentence && strange.Exists(value => value.Text.Contains(". ", StringComparison.Ordinal)))
            ? (pattern.Fill([.. values.Select((value, i) => found[i] ?? value)]), known)
            : (null, -1);
    }

    private static bool IsNames(string value) => value.Length > 0 && value.Split(", ").All(name => !name.Contains(' ', StringComparison.Ordinal));

    // A word alone is a name, unless it is one of the few that are not.
    private string? Value(string value, Dictionary<string, string?> tried) =>
        value.Contains(' ', StringComparison.Ordinal) ? Find(value, tried) : value.Length > 0 && char.IsAsciiLetterLower(value[0]) ? _whole.GetValueOrDefault(value) : null;

    // Sentences that follow each other.
    private string? InTurn(string text, Dictionary<string, string?> tried)
    {
        foreach (var end in Enumerable.Range(0, Math.Max(0, text.Length - 2)).Where(i => text[i] is '.' or '?' && text[i + 1] == ' '))
        {
            var (first, rest) = (text[..(end + 1)], text[(end + 2)..].TrimStart());
            var (one, other) = (Find(first, tried), Find(rest, tried));
            if (one is not null || other is not null)
            {
                return other is null ? $"{one} {rest}" : one is null ? $"{first} {other}" : one + other;
            }
        }

        return null;
    }
}
