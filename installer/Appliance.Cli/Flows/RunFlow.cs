using Appliance.Cli.Composition;
using Appliance.Contracts.Events;
using Appliance.Machines.Files;
using Appliance.Planning.Events;
using Appliance.Planning.Plans;
using Appliance.Planning.Runs;
using Appliance.Planning.Steps;

namespace Appliance.Cli.Flows;

/// <summary>Carries a plan out: goes on with a run that was left unfinished, keeps its journal and log, and says how it ended.</summary>
internal sealed class RunFlow(Session session)
{
    /// <summary>Whether something was, or may have been, changed.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Listens for Ctrl-C, and says what it does once something has begun.</summary>
    public StopSignals Listen() => new(() =>
    {
        if (HasBegun)
        {
            session.Events.Warn("Stopping after the step under way. Ctrl-C again interrupts that step.");
        }
    });

    /// <param name="answers">Kept with the run, so that it can be resumed without them; null for a run that needs none.</param>
    public async Task<RunResult> CarryOutAsync(RunWords words, IReadOnlyList<IStep> steps, Plan plan, string? answers, StopTokens end)
    {
        HasBegun = true;
        var unfinished = session.Store.Unfinished();
        var folder = unfinished?.Folder ?? session.Store.Create();
        session.Log.Open(session.Machine.Files, $"{RunPaths.Logs}/{words.Log}-{folder.Id}.log");
        if (answers is not null)
        {
            session.Machine.Files.WriteText(folder.AnswersPath, answers, Ownership.Private());
        }

        var usual = UsualTimes.On(session.Store);
        session.Kept.Open(session.Machine.Files, folder);
        var journal = session.Store.JournalOf(folder);
        journal.Write(JournalEntryKind.Started, planHash: plan.Hash, text: Programs.Version);
        var level = words.IsPrelude ? EventLevel.Detail : EventLevel.Info;
        session.Events.Publish(new RunEvent
        {
            Kind = EventKind.RunStarted,
            Level = level,
            Run = folder.Id,
            Count = steps.Count,
            Text = unfinished is null
                ? $"Run {folder.Id} begins. The log is {session.Log.Path}."
                : $"Run {folder.Id} goes on: {unfinished.StepsDone} steps were done and are looked at again. The log is {session.Log.Path}.",
        });
        TellSteps(plan, folder.Id, usual);
        using var events = new StillAtIt(session.Events, usual, session.Time);
        var result = await new Runner(events, journal).RunAsync(steps, session.StepContext(folder), end.Stop, end.Abort);
        Tell(result, words, folder.Id, level);
        return result;
    }

    /// <summary>A run killed right before its last journal line has nothing left to do, and that finishes it.</summary>
    public void FinishUnfinished()
    {
        if (session.Store.Unfinished() is { } unfinished)
        {
            session.Store.JournalOf(unfinished.Folder).Write(JournalEntryKind.Finished);
        }
    }

    private void TellSteps(Plan plan, string run, UsualTimes usual)
    {
        for (var index = 0; index < plan.Steps.Count; index++)
        {
            var (step, inspection) = plan.Steps[index];
            session.Events.Publish(new RunEvent
            {
                Kind = EventKind.StepPlanned,
                Level = EventLevel.Detail,
                Run = run,
                Id = step.Id,
                Index = index + 1,
                Count = plan.Steps.Count,
                Text = step.Title,
                UsualSeconds = inspection.IsChange ? usual.Of(step.Id) : 0,
            });
        }
    }

    private void Tell(RunResult result, RunWords words, string run, EventLevel level)
    {
        var ways = $"`{words.Command}` goes on {(result.Outcome == RunOutcome.Failed ? "from this step" : "where it stopped")}, `{words.Undo}` undoes the run.";
        session.Events.Publish(result.Outcome switch
        {
            RunOutcome.Failed => new RunEvent
            {
                Kind = EventKind.RunFailed,
                Level = EventLevel.Error,
                Run = run,
                Text = $"The run stopped at the step {result.FailedStep}; what was done before it stays. The log is {session.Log.Path}.",
                Remedy = ways,
            },
            RunOutcome.Stopped => new RunEvent { Kind = EventKind.RunStopped, Level = EventLevel.Warning, Run = run, Text = "Stopped as asked.", Remedy = ways },
            _ => new RunEvent { Kind = EventKind.RunFinished, Level = level, Run = run, Count = result.Changed, Text = $"All steps are done; {result.Changed} changed something." },
        });
    }
}
