using System.Text.RegularExpressions;

namespace Appliance.Wizard.Words;

/// <summary>An English sentence with holes, and the same sentence in another language.</summary>
internal sealed partial class SentencePattern
{
    // Below this a sentence says too little to be known by it.
    private const int FewLetters = 10;

    private readonly string[] _pieces;
    private readonly int[] _holes;

    public SentencePattern(string english, string translation)
    {
        _pieces = Hole().Split(english);
        _holes = [.. Hole().Matches(english).Select(hole => int.Parse(hole.ValueSpan[1..^1], System.Globalization.CultureInfo.InvariantCulture))];
        Translation = translation;
        Weight = _pieces.Sum(piece => piece.Length);
        Letters = _pieces.Sum(piece => piece.Count(char.IsLetter));
    }

    public string Translation { get; }

    /// <summary>What it begins with; empty when that is a hole.</summary>
    public string Beginning => _pieces[0];

    /// <summary>How much of it is literal: the pattern with the most is meant.</summary>
    public int Weight { get; }

    /// <summary>Nothing but marks between values: a list, a quotation.</summary>
    public bool IsJoint => Letters == 0;

    /// <summary>Short enough to be found in what somebody else has said.</summary>
    public bool IsWeak => Letters < FewLetters;

    private int Letters { get; }

    public static bool HasHoles(string text) => Hole().IsMatch(text);

    /// <summary>The values in the holes, by the holes' numbers; null when the text is not made from this pattern.</summary>
    public string[]? Match(string text)
    {
        if (!text.StartsWith(_pieces[0], StringComparison.Ordinal) || !text.EndsWith(_pieces[^1], StringComparison.Ordinal))
        {
            return null;
        }

        var values = new string[_holes.Max() + 1];
        var at = _pieces[0].Length;
        var last = text.Length - _pieces[^1].Length;
        for (var i = 0; i < _holes.Length; i++)
        {
            var end = i == _holes.Length - 1 ? last : at > last ? -1 : text.IndexOf(_pieces[i + 1], at, StringComparison.Ordinal);
            if (end < at || end > last)
            {
                return null;
            }

            values[_holes[i]] = text[at..end];
            at = end + _pieces[i + 1].Length;
        }

        return values;
    }

    public string Fill(IReadOnlyList<string> values) =>
        Hole().Replace(Translation, hole => values[int.Parse(hole.ValueSpan[1..^1], System.Globalization.CultureInfo.InvariantCulture)]);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Hole();
}
