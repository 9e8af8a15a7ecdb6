using System.Globalization;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Runs;

namespace Appliance.Modules.Engine;

/// <summary>
/// A program that a trial keeps running instead of a service. It is known by its number and start time, which stand in a
/// file, and by its command line, which names files under the prefix that nobody else has: so it is found again even when
/// the power went between its start and the writing of the file.
/// </summary>
/// <param name="Name">The stem of its files.</param>
/// <param name="Program">Its path on the machine.</param>
/// <param name="Arguments">Its arguments; paths in them are the machine's, prefix or not.</param>
internal sealed record SupervisedProcess(string Name, string Program, IReadOnlyList<string> Arguments)
{
    public string PidFile => $"/run/appliance/{Name}.pid";

    public string LogFile => $"{RunPaths.Logs}/{Name}.log";

    /// <summary>The process; null when it does not run.</summary>
    public RunningProcess? Find(IMachineFiles files)
    {
        var recorded = files.ReadTextOrNull(PidFile)?.Split(' ', '\n') is [var id, var start, ..]
            && int.TryParse(id, CultureInfo.InvariantCulture, out var number)
            && ProcessTable.Find(number) is { } process
            && process.StartTime.ToString(CultureInfo.InvariantCulture) == start
                ? process
                : null;
        return recorded is not null && IsThis(recorded, files) ? recorded : ProcessTable.All().FirstOrDefault(other => IsThis(other, files));
    }

    /// <summary>Starts it, its output appended to its log.</summary>
    public RunningProcess? Start(IMachineFiles files, ICommandRunner commands)
    {
        var id = commands.StartDetached(new Command(files.Locate(Program), Words(files).Skip(1).ToList()), files.Locate(LogFile));
        var process = ProcessTable.Find(id);
        if (process is not null)
        {
            Record(files, process);
        }

        return process;
    }

    public void Record(IMachineFiles files, RunningProcess process) => files.WriteText(
        PidFile, string.Create(CultureInfo.InvariantCulture, $"{process.Id} {process.StartTime}\n"), Ownership.Public);

    /// <summary>Whether the file names it.</summary>
    public bool IsRecorded(IMachineFiles files, RunningProcess process) =>
        files.ReadTextOrNull(PidFile) == string.Create(CultureInfo.InvariantCulture, $"{process.Id} {process.StartTime}\n");

    private List<string> Words(IMachineFiles files) =>
        [files.Locate(Program), .. Arguments.Select(word => word.StartsWith('/') ? files.Locate(word) : word)];

    // A script's command line begins with its interpreter.
    private bool IsThis(RunningProcess process, IMachineFiles files)
    {
        var words = Words(files);
        return process.Words.Count >= words.Count && process.Words.Skip(process.Words.Count - words.Count).SequenceEqual(words);
    }
}
