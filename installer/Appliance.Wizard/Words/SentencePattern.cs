using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Appliance.Wizard.Words;

/// <summary>An English sentence with holes, and the same sentence in another language.</summary>
internal sealed partial class SentencePattern
{
    // Below this a sentence says too little to be known by it; one that begins as sentences do says more.
    private const int FewLetters = 10;
    private const int FewLettersBegun = 5;

    private readonly string[] _pieces;
    private readonly int[] _holes;
    private readonly HolePlace[] _places;

    public SentencePattern(string english, string translation)
    {
        _pieces = Hole().Split(english);
        _holes = [.. Hole().Matches(english).Select(Number)];
        Translation = translation;
        Weight = _pieces.Sum(piece => piece.Length);
        Letters = _pieces.Sum(piece => piece.Count(char.IsLetter));
        _places = new HolePlace[_holes.Max() + 1];
        for (var i = 0; i < _holes.Length; i++)
        {
            _places[_holes[i]] = PlaceBetween(_pieces[i], _pieces[i + 1], isFirst: i == 0, isLast: i == _holes.Length - 1);
        }
    }

    public string Translation { get; }

    /// <summary>What it begins with; empty when that is a hole.</summary>
    public string Beginning => _pieces[0];

    /// <summary>How much of it is literal: the pattern with the most is meant.</summary>
    public int Weight { get; }

    /// <summary>Nothing but marks between values: a list, a quotation.</summary>
    public bool IsJoint => Letters == 0;

    /// <summary>Short enough to be found in what somebody else has said.</summary>
    public bool IsWeak => Letters < (Beginning.Length > 0 && char.IsAsciiLetterUpper(Beginning[0]) ? FewLettersBegun : FewLetters);

    /// <summary>So short that two names with a word between them would be it.</summary>
    public bool IsLoose => IsWeak && (Beginning.Length == 0 || Letters < FewLettersBegun);

    private int Letters { get; }

    public static bool HasHoles(string text) => Hole().IsMatch(text);

    /// <summary>What may stand in the hole with that number.</summary>
    public HolePlace Place(int number) => _places[number];

    /// <summary>
    /// The values in the holes, by the holes' numbers, as far as the text can be made from this pattern: with the marks
    /// between them as early as they come, and as late.
    /// </summary>
    public IEnumerable<string[]> Matches(string text)
    {
        if (text.Length < Weight || !text.StartsWith(_pieces[0], StringComparison.Ordinal) || !text.EndsWith(_pieces[^1], StringComparison.Ordinal))
        {
            yield break;
        }

        if (Early(text) is { } early)
        {
            yield return early;
            if (_holes.Length > 1)
            {
                yield return Late(text);
            }
        }
    }

    private HolePlace PlaceBetween(string before, string after, bool isFirst, bool isLast) => (before.TrimEnd(), after) switch
    {
        ([.., '\''], ['\'', ..]) or ([.., '`'], ['`', ..]) or ([.., '"'], ['"', ..]) => HolePlace.Quoted,
        ([.., '('], [')', ..]) when !IsJoint => HolePlace.Quoted,
        ([.., ':' or '.' or '?'], "") when isLast && !IsJoint => HolePlace.Others,
        ([.., ':'], ['.' or ',' or ';', ..]) when !IsWeak => HolePlace.Others,
        ("", [' ', >= 'A' and <= 'Z', ..]) when isFirst && !IsWeak => HolePlace.Sentences,
        _ => HolePlace.Value,
    };

    private string[]? Early(string text)
    {
        var values = new string[_holes.Max() + 1];
        var at = _pieces[0].Length;
        var last = text.Length - _pieces[^1].Length;
        for (var i = 0; i < _holes.Length; i++)
        {
            var end = i == _holes.Length - 1 ? last : text.IndexOf(_pieces[i + 1], at, last - at, StringComparison.Ordinal);
            if (end < 0)
            {
                return null;
            }

            values[_holes[i]] = text[at..end];
            at = end + _pieces[i + 1].Length;
        }

        return values;
    }

    // What fits early fits late too.
    private string[] Late(string text)
    {
        var values = new string[_holes.Max() + 1];
        var (first, end) = (_pieces[0].Length, text.Length - _pieces[^1].Length);
        for (var i = _holes.Length - 1; i >= 0; i--)
        {
            var at = i == 0 ? first : text[first..end].LastIndexOf(_pieces[i], StringComparison.Ordinal) + first;
            values[_holes[i]] = text[(i == 0 ? at : at + _pieces[i].Length)..end];
            end = at;
        }

        return values;
    }

    /// <summary>The translation with these values. Between Chinese and other letters there is a space, behind a wide mark there is none.</summary>
    public string Fill(IReadOnlyList<string> values)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (Match hole in Hole().Matches(Translation))
        {
            Append(text, Translation[at..hole.Index]);
            Append(text, values[Number(hole)]);
            at = hole.Index + hole.Length;
        }

        return Append(text, Translation[at..]).ToString();
    }

    private static StringBuilder Append(StringBuilder text, string more)
    {
        if (text.Length > 0 && "。，；：）".Contains(text[^1], StringComparison.Ordinal))
        {
            more = more.TrimStart();
        }

        var meets = text.Length > 0 && more.Length > 0 && (IsChinese(text[^1]) && char.IsAsciiLetterOrDigit(more[0]) || char.IsAsciiLetterOrDigit(text[^1]) && IsChinese(more[0]));
        return text.Append(meets ? " " : "").Append(more);
    }

    private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';

    private static int Number(Match hole) => int.Parse(hole.ValueSpan[1..^1], NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Hole();
}
