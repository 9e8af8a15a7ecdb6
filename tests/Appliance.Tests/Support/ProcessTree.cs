using System.Diagnostics;
using System.Globalization;

namespace Appliance.Tests.Support;

/// <summary>A process and those it has started.</summary>
internal static class ProcessTree
{
    /// <summary>The processes below one, each before its own: proc_pid_task(5), children.</summary>
    public static IEnumerable<int> Below(int process) =>
        ReadChildren(process).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(child => int.Parse(child, CultureInfo.InvariantCulture)).SelectMany(child => Below(child).Prepend(child));

    /// <summary>Does something to a process that ends it and those below it, and waits until the last of them has.</summary>
    /// <remarks>Killing a process and its tree returns earlier, and a terminal that goes away makes the program on it write once more.</remarks>
    /// <exception cref="TimeoutException">One of them still runs.</exception>
    public static void End(Process process, Action<Process> end, TimeSpan patience)
    {
        var below = Below(process.Id).Select(Find).OfType<Process>().ToList();
        end(process);
        foreach (var each in below.Append(process))
        {
            if (!each.WaitForExit(patience))
            {
                throw new TimeoutException($"Process {each.Id} has not ended within {patience}.");
            }
        }

        below.ForEach(each => each.Dispose());
    }

    private static string ReadChildren(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/task/{process}/children");
        }
        catch (IOException)
        {
            // It has ended since it was listed.
            return "";
        }
    }

    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
