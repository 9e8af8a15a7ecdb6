namespace Appliance.Planning.Answers;

/// <summary>Finds what a person probably meant.</summary>
internal static class NearestName
{
    private const int LongestCompared = 64;

    /// <summary>
    /// The known name with the fewest typing slips (a letter more, fewer, other, or two swapped; case does not count), or
    /// null when none is near: at most a third of the letters, and at most three.
    /// </summary>
    public static string? Of(string given, IEnumerable<string> known)
    {
        if (given.Length is 0 or > LongestCompared)
        {
            return null;
        }

        string? best = null;
        var bestDistance = Math.Clamp(given.Length / 3, 1, 3) + 1;
        foreach (var name in known)
        {
            var distance = Distance(given.ToLowerInvariant(), name.ToLowerInvariant());
            if (distance < bestDistance)
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best;
    }

    // Optimal string alignment: Levenshtein with swaps of neighbours.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    least = Math.Min(least, rows[i - 2, j - 2] + 1);
                }

                rows[i, j] = least;
            }
        }

        return rows[a.Length, b.Length];
    }
}
