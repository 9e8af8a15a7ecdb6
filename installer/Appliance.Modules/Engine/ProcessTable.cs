using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Appliance.Modules.Engine;

/// <summary>The processes of this host, by proc(5).</summary>
internal static class ProcessTable
{
    private const int Terminate = 15;
    private const int Kill = 9;

    /// <summary>A running process; null when there is none of that number, or it has ended and only waits to be noticed.</summary>
    public static RunningProcess? Find(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            // The name in parentheses may hold anything, a closing one too; the fields behind it are plain (proc(5), /proc/PID/stat).
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            if (fields[0] is "Z" or "X")
            {
                return null;
            }

            var words = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{id}/cmdline")).TrimEnd('\0').Split('\0');
            return new RunningProcess(id, long.Parse(fields[19], CultureInfo.InvariantCulture), words);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Every running process.</summary>
    public static IEnumerable<RunningProcess> All() => Directory.EnumerateDirectories("/proc")
        .Select(directory => int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var id) ? Find(id) : null)
        .OfType<RunningProcess>();

    /// <summary>Whether it is still there, and not another process that got its number since.</summary>
    public static bool IsAlive(RunningProcess process) => Find(process.Id)?.StartTime == process.StartTime;

    /// <summary>Asks it to end, and ends it when it does not within the time given.</summary>
    /// <exception cref="IOException">It cannot be ended: it is somebody else's, or the kernel holds it.</exception>
    public static async Task StopAsync(RunningProcess process, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { Terminate, Kill })
        {
            var begun = time.GetTimestamp();
            _ = kill(process.Id, signal);
            while (time.GetElapsedTime(begun) < patience)
            {
                if (!IsAlive(process))
                {
                    return;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
            }
        }

        throw new IOException($"Process {process.Id} ({process.Words[0]}) does not end. End it by hand: kill -KILL {process.Id}");
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int processId, int signal);
}
