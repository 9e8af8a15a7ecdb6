using System.Globalization;

namespace Appliance.Planning.Questions;

/// <summary>An amount of storage or memory.</summary>
/// <param name="Bytes">The amount in bytes.</param>
public readonly record struct ByteSize(long Bytes)
{
    // Longest first, as parsing looks at the end of the text. IEC 80000-13 and SI.
    private static readonly (string Unit, long Factor)[] Units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40), ("PiB", 1L << 50),
        ("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000), ("PB", 1_000_000_000_000_000),
        ("B", 1),
    ];

    public static implicit operator long(ByteSize size) => size.Bytes;

    /// <summary>With the largest binary unit that leaves a whole number: <c>25GiB</c>.</summary>
    public override string ToString()
    {
        for (var i = 4; i >= 0; i--)
        {
            var (unit, factor) = Units[i];
            if (Bytes >= factor && Bytes % factor == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{Bytes / factor}{unit}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Bytes}B");
    }

    internal static string? Parse(string text, out ByteSize size)
    {
        size = default;
        foreach (var (unit, factor) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal))
            {
                continue;
            }

            var digits = text.AsSpan()[..^unit.Length].TrimEnd(' ');
            if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return "is not a whole number with a unit";
            }

            if (number > long.MaxValue / factor)
            {
                return "is too large";
            }

            size = new ByteSize(number * factor);
            return null;
        }

        return "has no unit (B, KiB, MiB, GiB, TiB, PiB or kB, MB, GB, TB, PB)";
    }
}
