using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Appliance.Planning.Steps;

namespace Appliance.Wizard.Words;

/// <summary>All texts of one language, by key; <c>{0}</c> stands for what is put in.</summary>
public sealed partial class WordCatalogue
{
    private readonly FrozenDictionary<string, string> _texts;

    private WordCatalogue(Language language, IReadOnlyDictionary<string, string> texts)
    {
        Language = language;
        Sentences = Sentences.Of(language);
        _texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public Language Language { get; }

    internal IReadOnlyDictionary<string, string> Texts => _texts;

    internal Sentences Sentences { get; }

    public static WordCatalogue Of(Language language)
    {
        var assembly = typeof(WordCatalogue).Assembly;
        using var stream = assembly.GetManifestResourceStream($"words/{language.Tag}.json")
            ?? throw new ArgumentException($"There are no words in '{language.Tag}'.", nameof(language));
        using var json = JsonDocument.Parse(stream);
        return new WordCatalogue(language, json.RootElement.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!, StringComparer.Ordinal));
    }

    /// <exception cref="KeyNotFoundException">There is no such text: a mistake in the program.</exception>
    public string this[string key] => _texts[key];

    /// <summary>The text with what is put in.</summary>
    public string With(string key, params ReadOnlySpan<object> values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>What the rest of the program says in English, in this language.</summary>
    public string Sentence(string english) => Sentences[english];

    /// <summary>A line of what a step changes. Lines of a file stay what they are.</summary>
    public string DiffLine(StepChange change, string line) => change.Kind == ChangeKind.File ? line : Sentence(line);

    internal string? Find(string key) => _texts.GetValueOrDefault(key);
}
