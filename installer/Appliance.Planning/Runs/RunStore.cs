using System.Globalization;
using Appliance.Machines.Files;

namespace Appliance.Planning.Runs;

/// <summary>All runs of a machine, oldest first.</summary>
public sealed class RunStore(IMachineFiles files, TimeProvider time)
{
    public IReadOnlyList<RunRecord> All() =>
        [.. files.List(RunPaths.Runs).Select(id => new RunFolder(files, id)).Select(folder => new RunRecord(folder, JournalOf(folder).Read())).Where(run => run.Entries.Count > 0)];

    /// <summary>The run that was begun and neither finished nor undone; null when there is none.</summary>
    public RunRecord? Unfinished() => All().LastOrDefault(run => run.State == RunState.Unfinished);

    public Journal JournalOf(RunFolder folder) => new(files, folder, time);

    /// <summary>A new, empty folder. Ids sort by time.</summary>
    public RunFolder Create()
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        var taken = files.List(RunPaths.Runs);
        var id = Enumerable.Range(0, int.MaxValue).Select(n => n == 0 ? stamp : $"{stamp}-{n}").First(name => !taken.Contains(name));
        var folder = new RunFolder(files, id);
        folder.Create();
        return folder;
    }
}
