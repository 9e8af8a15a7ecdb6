namespace Appliance.Planning.Diffs;

/// <summary>The difference of two texts in the unified format of diff(1), three lines of context.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    // The table grows with the product of the line counts; past this a whole-file replacement is shown instead.
    private const int LargestTable = 4_000_000;

    /// <param name="before">Null when the file does not exist yet.</param>
    /// <param name="after">Null when the file goes away.</param>
    public static IReadOnlyList<string> Of(string path, string? before, string? after)
    {
        if (before == after)
        {
            return [];
        }

        var old = Lines(before);
        var @new = Lines(after);
        List<string> lines = [$"--- {(before is null ? "/dev/null" : path)}", $"+++ {(after is null ? "/dev/null" : path)}"];
        foreach (var hunk in Hunks(Script(old, @new)))
        {
            lines.AddRange(hunk);
        }

        return lines;
    }

    private static string[] Lines(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        var lines = text.Split('\n');
        if (lines[^1].Length == 0)
        {
            return lines[..^1];
        }

        lines[^1] += " (no newline at the end)";
        return lines;
    }

    private static List<(char Mark, string Line)> Script(string[] old, string[] @new)
    {
        var head = 0;
        while (head < old.Length && head < @new.Length && old[head] == @new[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Length - head && tail < @new.Length - head && old[^(tail + 1)] == @new[^(tail + 1)])
        {
            tail++;
        }

        var a = old[head..^tail];
        var b = @new[head..^tail];
        List<(char, string)> script = [.. old[..head].Select(l => (' ', l))];
        script.AddRange((long)a.Length * b.Length > LargestTable ? [.. a.Select(l => ('-', l)), .. b.Select(l => ('+', l))] : LongestCommon(a, b));
        script.AddRange(old[^tail..].Select(l => (' ', l)));
        return script;
    }

    private static IEnumerable<(char, string)> LongestCommon(string[] a, string[] b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                table[i, j] = a[i] == b[j] ? table[i + 1, j + 1] + 1 : Math.Max(table[i + 1, j], table[i, j + 1]);
            }
        }

        int x = 0, y = 0;
        while (x < a.Length || y < b.Length)
        {
            if (x < a.Length && y < b.Length && a[x] == b[y])
            {
                yield return (' ', a[x]);
                x++;
                y++;
            }
            else if (y >= b.Length || (x < a.Length && table[x + 1, y] >= table[x, y + 1]))
            {
                yield return ('-', a[x++]);
            }
            else
            {
                yield return ('+', b[y++]);
            }
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Hunks(List<(char Mark, string Line)> script)
    {
        var shown = new bool[script.Count];
        for (var i = 0; i < script.Count; i++)
        {
            if (script[i].Mark != ' ')
            {
                Array.Fill(shown, true, Math.Max(0, i - Context), Math.Min(script.Count, i + Context + 1) - Math.Max(0, i - Context));
            }
        }

        int oldLine = 1, newLine = 1, index = 0;
        while (index < script.Count)
        {
            if (!shown[index])
            {
                oldLine++;
                newLine++;
                index++;
                continue;
            }

            var end = index;
            while (end < script.Count && shown[end])
            {
                end++;
            }

            var part = script[index..end];
            var olds = part.Count(l => l.Mark != '+');
            var news = part.Count(l => l.Mark != '-');
            yield return [$"@@ -{Range(oldLine, olds)} +{Range(newLine, news)} @@", .. part.Select(l => l.Mark + l.Line)];
            oldLine += olds;
            newLine += news;
            index = end;
        }
    }

    private static string Range(int start, int count) => count switch
    {
        0 => $"{start - 1},0",
        1 => $"{start}",
        _ => $"{start},{count}",
    };
}
