using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Engine;

/// <summary>A program that must be running, and running with the files as they are now: what a service is outside of a trial.</summary>
/// <param name="reads">Files whose change needs a restart.</param>
/// <param name="isReady">Whether it answers.</param>
internal sealed class SupervisedProcessStep(
    string id, string title, SupervisedProcess process, IReadOnlyList<string> reads, Func<StepContext, CancellationToken, Task<bool>> isReady) : Step(id, title)
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly LoadedFiles _loaded = new(process.Name, reads);

    /// <summary>Ids of the steps that write those files: while they are pending, so is the restart.</summary>
    public IReadOnlyList<string> RestartedBy { get; init; } = [];

    /// <summary>How long it may say nothing and not be ready.</summary>
    public TimeSpan SilencePatience { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long its start may take at most.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromMinutes(2);

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        var running = process.Find(files);
        var isCurrent = !_loaded.AreNew(context, RestartedBy);
        return Task.FromResult(running switch
        {
            null => Inspection.Of(ChangeKind.Process, $"Start {process.Name}", "+running"),
            _ when !isCurrent => Inspection.Of(ChangeKind.Process, $"Restart {process.Name}", "+restarted, its files change"),
            _ when !process.IsRecorded(files, running) => Inspection.Of(ChangeKind.Process, $"Write down which process {process.Name} is", "+" + process.PidFile),
            _ => Inspection.Unchanged,
        });
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        List<UndoRecord> undo = [];
        foreach (var directory in new[] { process.PidFile, process.LogFile }.Select(path => Path.GetDirectoryName(path)!).Where(directory => !files.Exists(directory)))
        {
            undo.Add(DirectoryUndo.Made(directory));
        }

        undo.Add(FileUndo.Capture(context, _loaded.Path));
        if (!files.Exists(process.LogFile))
        {
            undo.Add(FileUndo.Capture(context, process.LogFile));
        }

        undo.Add(ProcessUndo.Capture(process, wasRunning: process.Find(files) is not null));
        return Task.FromResult<IReadOnlyList<UndoRecord>>(undo);
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        files.CreateDirectories(Path.GetDirectoryName(process.PidFile)!, Ownership.PublicExecutable);
        files.CreateDirectories(Path.GetDirectoryName(process.LogFile)!, Ownership.PublicExecutable);
        if (process.Find(files) is { } old)
        {
            await ProcessTable.StopAsync(old, StopPatience, context.Time, cancellationToken);
        }

        var log = new LogTail(files.Locate(process.LogFile));
        var started = process.Start(files, context.Machine.Commands);
        await WaitAsync(context, started, log, cancellationToken);
        _loaded.Remember(files);
    }

    private async Task WaitAsync(StepContext context, RunningProcess? started, LogTail log, CancellationToken cancellationToken)
    {
        var begun = context.Time.GetTimestamp();
        var lastWord = begun;
        while (started is not null && ProcessTable.IsAlive(started))
        {
            if (await isReady(context, cancellationToken))
            {
                return;
            }

            foreach (var line in log.ReadNew())
            {
                context.Say(line);
                lastWord = context.Time.GetTimestamp();
            }

            if (context.Time.GetElapsedTime(lastWord) > SilencePatience || context.Time.GetElapsedTime(begun) > StartPatience)
            {
                throw Failed($"does not get ready; it has been given {context.Time.GetElapsedTime(begun).TotalSeconds:0} s");
            }

            await Task.Delay(Look, context.Time, cancellationToken);
        }

        throw Failed("ended right after it was started");

        StepFailedException Failed(string what)
        {
            _ = log.ReadNew();
            var lines = log.Last(10);
            return new StepFailedException(
                $"{process.Name} {what}." + (lines.Count == 0 ? " It said nothing." : " It said last:\n" + string.Join('\n', lines.Select(line => "  " + line))),
                $"Mend what the lines above say (all of them are in {context.Machine.Files.Locate(process.LogFile)}) and run setup again: it goes on from here.");
        }
    }
}
