using System.Text.Json;

namespace Appliance.Planning.Runs;

/// <summary>How long steps usually take: what they took on this machine, else what was measured elsewhere.</summary>
public sealed class UsualTimes
{
    // Older runs may have been on other disks and with other versions.
    private const int RunsThatCount = 5;

    private readonly IReadOnlyDictionary<string, double> _seconds;

    private UsualTimes(IReadOnlyDictionary<string, double> seconds) => _seconds = seconds;

    /// <summary>What is shipped.</summary>
    public static UsualTimes Shipped { get; } = new(Read());

    /// <summary>In seconds; null for a step that nobody has timed.</summary>
    public double? Of(string step) => _seconds.TryGetValue(step, out var seconds) ? seconds : null;

    /// <summary>What the journals tell, and the shipped times for the other steps. No record is no mistake.</summary>
    public static UsualTimes On(RunStore store)
    {
        try
        {
            return From(store.All());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Shipped;
        }
    }

    /// <summary>The middle one of the last times of each step.</summary>
    public static UsualTimes From(IReadOnlyList<RunRecord> runs)
    {
        var taken = runs.SelectMany(run => Taken(run.Entries)).GroupBy(time => time.Step, StringComparer.Ordinal)
            .ToDictionary(step => step.Key, step => Middle([.. step.Select(time => time.Seconds).TakeLast(RunsThatCount)]), StringComparer.Ordinal);
        return new UsualTimes(Shipped._seconds.Where(step => !taken.ContainsKey(step.Key)).Concat(taken).ToDictionary(StringComparer.Ordinal));
    }

    // Cut off in between, a step has no end or one of another day's attempt.
    private static IEnumerable<(string Step, double Seconds)> Taken(IReadOnlyList<JournalEntry> entries)
    {
        for (var index = 1; index < entries.Count; index++)
        {
            if (entries[index] is { Kind: JournalEntryKind.Done, Step: { } step } done
                && entries[index - 1] is { Kind: JournalEntryKind.Intent } intent && intent.Step == step
                && done.Time >= intent.Time)
            {
                yield return (step, (done.Time - intent.Time).TotalSeconds);
            }
        }
    }

    private static double Middle(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private static IReadOnlyDictionary<string, double> Read()
    {
        using var stream = typeof(UsualTimes).Assembly.GetManifestResourceStream("runs/usual-times.json")!;
        return JsonSerializer.Deserialize(stream, JournalJson.Default.UsualTimesFile)!.Seconds;
    }
}
