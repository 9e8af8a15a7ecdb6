using Appliance.Cli.Composition;
using Appliance.Contracts.Events;
using Appliance.Planning.Events;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Flows;

/// <summary>Undoes runs from their journals.</summary>
internal sealed class RollbackFlow(Session session, bool yes)
{
    private const string EngineQuestion = "Remove everything that was set up here, the engine's database with it?";

    private readonly KeptNotes _notes = new(session.Events);

    /// <summary>What could not be undone or was kept on purpose, in the words that were said.</summary>
    public IReadOnlyList<string> Stayed => _notes.All;

    /// <summary>Undoes the run that was begun and not finished.</summary>
    public async Task<int> UndoUnfinishedAsync(CancellationToken cancellationToken)
    {
        using var held = Locking.Take(session, "appliance setup --rollback");
        return await UndoHeldAsync(new StopTokens(default, cancellationToken));
    }

    /// <summary>The same for whoever has the lock.</summary>
    public async Task<int> UndoHeldAsync(StopTokens end)
    {
        if (session.Store.Unfinished() is not { } run)
        {
            var cleanup = RoleCommands.At("appliance cleanup", session.Machine.Prefix);
            session.Events.Say($"There is no unfinished run to undo. `{cleanup}` removes a finished set-up.");
            return ExitCode.Done;
        }

        return await UndoAsync([run], $"Undo the run {run.Id} ({run.ToUndo.Count} changes)?", end);
    }

    /// <summary>Undoes every run of this machine, newest first.</summary>
    public async Task<int> UndoAllAsync(CancellationToken cancellationToken)
    {
        using var held = Locking.Take(session, "appliance cleanup");
        return await UndoAllAsync(EngineQuestion, new StopTokens(default, cancellationToken));
    }

    /// <summary>The same for whoever has the lock.</summary>
    /// <param name="question">What a person confirms.</param>
    public async Task<int> UndoAllAsync(string question, StopTokens end)
    {
        var runs = session.Store.All().Where(run => run.State != RunState.RolledBack).Reverse().ToList();
        if (runs.Count == 0)
        {
            session.Events.Say("Nothing is set up here.");
            return ExitCode.Done;
        }

        return await UndoAsync(runs, question, end);
    }

    private async Task<int> UndoAsync(IReadOnlyList<RunRecord> runs, string question, StopTokens end)
    {
        if (!yes && !await Confirmation.AskAsync(session.Terminal, canAsk: true, question, defaultIsOk: false, end.Abort))
        {
            session.Events.Say("Cancelled. Nothing was changed.");
            return ExitCode.Interrupted;
        }

        session.Log.Open(session.Machine.Files, $"{RunPaths.Logs}/rollback-{runs[0].Id}.log");
        var rollback = new Rollback(session.Machine, session.Store, ApplianceModules.UndoActions, _notes);
        var left = new List<string>();
        try
        {
            foreach (var run in runs)
            {
                left.AddRange(await rollback.UndoAsync(run, end.Stop, end.Abort));
            }
        }
        catch (OperationCanceledException) when (end.Stop.IsCancellationRequested)
        {
            session.Events.Publish(new RunEvent { Kind = EventKind.RunStopped, Level = EventLevel.Warning, Text = "Undoing was stopped as asked. What is undone stays undone.", Remedy = "The same command again undoes all of it." });
            return ExitCode.Interrupted;
        }

        if (left.Count > 0)
        {
            session.Events.Publish(new RunEvent
            {
                Kind = EventKind.RunFailed,
                Level = EventLevel.Error,
                Text = "Not everything could be undone:\n" + string.Join('\n', left),
                Remedy = $"Mend what the messages say and run the same command again: it tries all of it anew. The originals are below {RunPaths.Runs}.",
            });
            return ExitCode.Failed;
        }

        if (session.Machine.Prefix is { } prefix)
        {
            session.Log.Dispose();
            session.Events.Say(TrialFolder.Remove(prefix) ? $"The trial is gone, {prefix} with it." : $"The trial is gone. {prefix} stays: it is a mount point, or there is something of others in it.");
            return ExitCode.Done;
        }

        session.Events.Say($"Everything is as before, but for the records in {RunPaths.Runs} and {RunPaths.Logs}.");
        return ExitCode.Done;
    }
}
