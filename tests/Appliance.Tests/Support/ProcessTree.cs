using System.Diagnostics;
using System.Globalization;

namespace Appliance.Tests.Support;

/// <summary>A process and those it has started.</summary>
internal static class ProcessTree
{
    /// <summary>The processes below one, each before its own.</summary>
    public static IReadOnlyList<int> Below(int process)
    {
        var children = Directory.EnumerateDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Where(id => id > 0).ToLookup(id => Look(id)?.Parent, id => id);
        return [.. Under(process)];

        IEnumerable<int> Under(int parent) => children[parent].SelectMany(child => Under(child).Prepend(child));
    }

    /// <summary>Does something to a process that ends it and those below it, and waits until the last of them has.</summary>
    /// <remarks>Killing a process and its tree returns earlier, and a terminal that goes away makes the program on it write once more.</remarks>
    /// <exception cref="TimeoutException">One of them still runs.</exception>
    public static void End(Process process, Action<Process> end, TimeSpan patience)
    {
        var all = Below(process.Id).Append(process.Id).ToList();
        end(process);
        Await(all, patience);
    }

    /// <exception cref="TimeoutException">One of them still runs.</exception>
    public static void Await(IEnumerable<int> processes, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        foreach (var process in processes)
        {
            // Z, X: it has ended, and its parent has not asked how.
            while (Look(process) is { State: not ("Z" or "X") })
            {
                if (clock.Elapsed > patience)
                {
                    throw new TimeoutException($"Process {process} has not ended within {patience}.");
                }

                Thread.Sleep(TimeSpan.FromMilliseconds(10));
            }
        }
    }

    // proc_pid_stat(5); null when there is no such process. Its name, in brackets, may hold anything.
    private static (string State, int Parent)? Look(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
