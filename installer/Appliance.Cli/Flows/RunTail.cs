using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Appliance.Contracts.Events;
using Appliance.Machines.Files;
using Appliance.Planning.Runs;

namespace Appliance.Cli.Flows;

/// <summary>What a run says, read from its folder while it is written; from its beginning, or where it was last gone on with.</summary>
internal sealed class RunTail(IMachineFiles files, TimeProvider time)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether somebody is at work on this machine now.</summary>
    public bool IsAtWork => RunLock.Holder(files) is not null;

    /// <summary>The run that is going on, else the last one; null when there is none and nobody is at work.</summary>
    /// <exception cref="UnauthorizedAccessException">Runs are for root to see.</exception>
    public async Task<RunFolder?> FindAsync(Action waiting, CancellationToken cancellationToken)
    {
        for (var isTold = false; ; isTold = true)
        {
            var holder = RunLock.Holder(files);
            var last = files.List(RunPaths.Runs).Select(id => new RunFolder(files, id)).LastOrDefault(folder => files.Exists(folder.EventsPath));
            if (holder is null || last is not null && File.GetLastWriteTimeUtc(files.Locate(last.EventsPath)) >= holder.Since.UtcDateTime)
            {
                return last;
            }

            if (!isTold)
            {
                waiting();
            }

            await Task.Delay(Pace, time, cancellationToken);
        }
    }

    /// <summary>All events; ends when nobody is at work any more.</summary>
    public async IAsyncEnumerable<RunEvent> ReadAsync(RunFolder folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(files.Locate(folder.EventsPath), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var rest = new List<byte>();
        var first = true;
        while (true)
        {
            // Looked at first: what was written before the end is read after it.
            var isAtWork = IsAtWork;
            var events = Read(stream, rest);
            if (first)
            {
                events = [.. events.Skip(Math.Max(0, events.FindLastIndex(value => value is { Kind: EventKind.RunStarted, Node: null })))];
                first = false;
            }

            foreach (var value in events)
            {
                yield return value;
            }

            if (!isAtWork)
            {
                yield break;
            }

            await Task.Delay(Pace, time, cancellationToken);
        }
    }

    private static List<RunEvent> Read(FileStream stream, List<byte> rest)
    {
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            rest.AddRange(buffer.AsSpan(0, count));
        }

        // A line that is still being written stays.
        var end = rest.LastIndexOf((byte)'\n') + 1;
        var text = Encoding.UTF8.GetString([.. rest.Take(end)]);
        rest.RemoveRange(0, end);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).OfType<RunEvent>()];
    }

    // Of another version, or cut off by a power failure.
    private static RunEvent? Parse(string line)
    {
        try
        {
            return EventJson.Read(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
