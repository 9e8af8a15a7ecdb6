using System.Buffers;

namespace Appliance.Planning.Questions;

/// <summary>
/// A set of ASCII characters written like the inside of a regular expression's brackets (<c>A-Za-z0-9_-</c>), so that the
/// check and the JSON Schema's pattern come from one declaration.
/// </summary>
internal sealed class CharacterSet
{
    private readonly SearchValues<char> _characters;

    public CharacterSet(string ranges)
    {
        if (ranges.AsSpan().ContainsAny("[]\\^"))
        {
            throw new ArgumentException("Brackets, backslash and ^ mean other things in the schema's pattern.", nameof(ranges));
        }

        Ranges = ranges;
        var characters = new List<char>();
        for (var i = 0; i < ranges.Length; i++)
        {
            if (i + 2 < ranges.Length && ranges[i + 1] == '-')
            {
                for (var c = ranges[i]; c <= ranges[i + 2]; c++)
                {
                    characters.Add(c);
                }

                i += 2;
            }
            else
            {
                characters.Add(ranges[i]);
            }
        }

        _characters = SearchValues.Create([.. characters]);
    }

    /// <summary>As declared; a hyphen that means itself stands last.</summary>
    public string Ranges { get; }

    public bool Contains(char c) => _characters.Contains(c);

    /// <summary>The first character of the text that is not in the set, or null.</summary>
    public char? FirstOutside(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyExcept(_characters);
        return at < 0 ? null : text[at];
    }
}
