using System.Globalization;
using System.Text;

namespace Appliance.Planning.Questions;

/// <summary>Durations as <c>90s</c>, <c>15m</c>, <c>1h30m</c>, <c>7d</c>, <c>500ms</c>.</summary>
public static class Durations
{
    private const long Longest = 100 * 365 * 86_400_000L;

    private static readonly (string Unit, long Milliseconds)[] Units =
        [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

    /// <returns>What is wrong with the text, to follow it in a sentence; null when it is good.</returns>
    public static string? Parse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var total = 0L;
        var rest = text.AsSpan();
        var nextUnit = 0;
        do
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !long.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return "is not a number with a unit (ms, s, m, h or d)";
            }

            rest = rest[digits..];
            var letters = rest.IndexOfAnyInRange('0', '9');
            var unit = letters < 0 ? rest : rest[..letters];
            var index = IndexOf(unit);
            if (index < nextUnit)
            {
                return index < 0 ? "has an unknown unit; the units are ms, s, m, h and d" : "has its units twice or in the wrong order; write the larger first";
            }

            var factor = Units[index].Milliseconds;
            if (number > (Longest - total) / factor)
            {
                return "is longer than 100 years";
            }

            total += number * factor;
            nextUnit = index + 1;
            rest = rest[unit.Length..];
        }
        while (!rest.IsEmpty);

        duration = TimeSpan.FromMilliseconds(total, 0);
        return null;
    }

    public static string Format(TimeSpan duration)
    {
        var rest = (long)duration.TotalMilliseconds;
        var text = new StringBuilder();
        foreach (var (unit, milliseconds) in Units)
        {
            if (rest >= milliseconds)
            {
                text.Append(CultureInfo.InvariantCulture, $"{rest / milliseconds}{unit}");
                rest %= milliseconds;
            }
        }

        return text.Length == 0 ? "0s" : text.ToString();
    }

    private static int IndexOf(ReadOnlySpan<char> unit)
    {
        for (var i = 0; i < Units.Length; i++)
        {
            if (unit.SequenceEqual(Units[i].Unit))
            {
                return i;
            }
        }

        return -1;
    }
}
