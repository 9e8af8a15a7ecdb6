namespace Appliance.Wizard.Words;

/// <summary>A line, taken apart into sentences that are known. Keeps what was looked for: a text can be taken apart in many ways that meet again.</summary>
internal sealed class SentenceReading(Sentences sentences)
{
    private readonly Dictionary<string, Reading?> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reading?> _units = new(StringComparer.Ordinal);

    /// <summary>The reading that leaves the least English; null when no sentence of the text is known.</summary>
    public Reading? Of(string text) => Kept(_texts, text, () => Unit(text) is var whole && whole is { Left: 0 } ? whole : Least(whole, InTurn(text)));

    private static Reading? Least(Reading? one, Reading? other) => other is null || one?.Left <= other.Left ? one : other;

    // One sentence, or several that were made as one.
    private Reading? Unit(string text) => Kept(_units, text, () => sentences.Whole(text) is { } known ? new Reading(known, 0, 0, true)
        : sentences.Patterns(text).Select(pattern => Filled(pattern, text)).OfType<Reading>().Aggregate((Reading?)null, (least, found) => Least(least, found)));

    private Reading? Filled(SentencePattern pattern, string text) =>
        pattern.Matches(text).Select(values => Fill(pattern, values)).OfType<Reading>().OrderBy(reading => reading.Left).ThenByDescending(reading => reading.Known).FirstOrDefault();

    /// <summary>Null when a value is none: then the text was not made from this pattern.</summary>
    private Reading? Fill(SentencePattern pattern, string[] values)
    {
        var parts = values.Select((value, number) => Part(pattern, number, value.Trim()) is { } part ? part with { Text = part.Known > 0 ? part.Text : value } : null).OfType<Reading>().ToList();
        if (parts.Count < values.Length)
        {
            return null;
        }

        var known = parts.Count(part => part.Known > 0);
        var isSure = !pattern.IsLoose || parts.Exists(part => part is { Known: > 0, IsSure: true }) || parts.Exists(part => part.Known == 0 && PlainValue.IsClearlyNone(part.Text));
        return pattern.IsJoint && known == 0 ? null : new Reading(pattern.Fill([.. parts.Select(part => part.Text)]), parts.Sum(part => part.Left), known, isSure);
    }

    // Known is 1 where the value is known, 0 where it stays what it is.
    private Reading? Part(SentencePattern pattern, int number, string value)
    {
        var place = pattern.Place(number) is HolePlace.Sentences && !(value is [.., '.' or '?']) ? HolePlace.Value : pattern.Place(number);
        if (SentenceEnds.Within(value).Any() && place is HolePlace.Value or HolePlace.Quoted)
        {
            return null;
        }

        if (Value(value) is { } found && (place is HolePlace.Others or HolePlace.Sentences ? found.IsSure : found.Left == 0))
        {
            return found with { Known = 1 };
        }

        var isPlain = pattern.IsWeak ? PlainValue.IsNames(value) : PlainValue.Is(value);
        return isPlain || place == HolePlace.Quoted ? new Reading(value, 0, 0, false) : place == HolePlace.Value ? null : new Reading(value, Letters(value), 0, false);
    }

    // A word alone is a name, unless it is one of the few that are not.
    private Reading? Value(string value) => value.Contains(' ', StringComparison.Ordinal) ? Of(value)
        : value.Length > 0 && char.IsAsciiLetterLower(value[0]) && sentences.Whole(value) is { } known ? new Reading(known, 0, 0, true) : null;

    // Sentences that follow each other. One that is not known stays whole.
    private Reading? InTurn(string text) => SentenceEnds.Within(text).Select(end => After(text[..end], text[end..].TrimStart())).OfType<Reading>().Aggregate((Reading?)null, (least, found) => Least(least, found));

    private Reading? After(string first, string rest)
    {
        var one = Unit(first) is { IsSure: true } known ? known : null;
        if (one is null && SentenceEnds.Within(first).Any())
        {
            return null;
        }

        var other = Of(rest) is { IsSure: true } following ? following : null;
        return one is null && other is null ? null
            : new Reading((one?.Text ?? first) + (one is not null && other is { BeginsStrange: false } ? "" : " ") + (other?.Text ?? rest), (one?.Left ?? Letters(first)) + (other?.Left ?? Letters(rest)), 0, true, BeginsStrange: one is null);
    }

    private static int Letters(string text) => text.Count(char.IsLetter);

    private static Reading? Kept(Dictionary<string, Reading?> kept, string text, Func<Reading?> read)
    {
        if (!kept.TryGetValue(text, out var found))
        {
            found = read();
            kept[text] = found;
        }

        return found;
    }
}
