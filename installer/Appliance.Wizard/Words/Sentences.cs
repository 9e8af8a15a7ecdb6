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

    /// <summary>
    /// The text in this language, line by line and sentence by sentence. A sentence that is not known in all its parts stays
    /// as it is: half of one says less than none.
    /// </summary>
    public string this[string english] => Texts.Count == 0 ? english
        : english.Contains('\n', StringComparison.Ordinal) ? string.Join('\n', english.Split('\n').Select(Line)) : Line(english);

    private string Line(string line)
    {
        var text = line.Trim();
        return text.Length > 0 && new SentenceReading(this).Of(text) is { IsSure: true } found ? line.Replace(text, found.Text, StringComparison.Ordinal) : line;
    }

    internal string? Whole(string text) => _whole.GetValueOrDefault(text);

    /// <summary>The patterns that a text can begin as, from the one with the most letters on.</summary>
    internal IEnumerable<SentencePattern> Patterns(string text) => Merged(_begun.GetValueOrDefault(text[0]) ?? [], _open);

    private static IEnumerable<SentencePattern> Merged(SentencePattern[] one, SentencePattern[] other)
    {
        var (i, j) = (0, 0);
        while (i < one.Length || j < other.Length)
        {
            yield return j == other.Length || i < one.Length && one[i].Weight >= other[j].Weight ? one[i++] : other[j++];
        }
    }
}
