using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Contracts.Events;
using Appliance.Machines.Accounts;
using Appliance.Machines.Files;
using Appliance.Planning.Answers;
using Appliance.Planning.Events;
using Appliance.Planning.Modules;
using Appliance.Planning.Plans;
using Appliance.Planning.Proofs;
using Appliance.Planning.Runs;
using Appliance.Planning.Steps;

namespace Appliance.Cli.Flows;

/// <summary>From answers to a proven engine: checks, preview, one confirmation, run, proof, summary.</summary>
internal sealed class SetupFlow(Session session, SetupOptions options)
{
    private bool _running;

    private string Command => session.Machine.Prefix is { } prefix ? $"appliance setup --prefix {prefix}" : "appliance setup";

    public async Task<int> RunAsync()
    {
        using var signals = new StopSignals(() =>
        {
            if (_running)
            {
                session.Events.Warn("Stopping after the step under way. Ctrl-C again interrupts that step.");
            }
        });
        try
        {
            return await RunAsync(signals);
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            session.Events.Warn(_running ? "Stopped." : "Stopped. Nothing was changed.");
            return ExitCode.Interrupted;
        }
    }

    private async Task<int> RunAsync(StopSignals signals)
    {
        using var held = Locking.Take(session, Command);
        try
        {
            return await DecideAsync(signals);
        }
        finally
        {
            LeaveNoEmptyTrial();
        }
    }

    private async Task<int> DecideAsync(StopSignals signals)
    {
        var prompt = options.NonInteractive || !session.Terminal.IsInteractive ? null : new TerminalSecretPrompt(session.Terminal.Error);
        var site = await session.SiteAsync(prompt, needsSecrets: true, signals.Stop);
        if (options.GenerateAnswers is { } file)
        {
            WriteAnswers(file, site);
        }

        if (!await CheckFlow.RunAsync(session, site, options.Waivers, showAll: false, signals.Stop))
        {
            session.Events.Publish(new RunEvent { Kind = EventKind.RunFailed, Level = EventLevel.Error, Text = "A check failed. Nothing was changed." });
            return ExitCode.Check;
        }

        var steps = session.Steps(site);
        var plan = await PlanFlow.MakeAsync(session, steps, signals.Stop);
        if (options.PlanHash is { } expected && expected != plan.Hash)
        {
            throw new CommandLineException($"The plan is another one than was asked for: {plan.Hash} instead of {expected}. Look at it with `appliance plan` and give its hash.", ExitCode.Usage);
        }

        if (plan.Changes.Count == 0)
        {
            FinishUnfinished();
            session.Events.Say("Everything is as the answers say: nothing to change.");
            return await ProveAsync(site, signals.Stop);
        }

        if (!await ConfirmAsync(plan, signals.Stop))
        {
            session.Events.Say("Cancelled. Nothing was changed.");
            return ExitCode.Interrupted;
        }

        return await CarryOutAsync(site, steps, plan, signals);
    }

    private async Task<bool> ConfirmAsync(Plan plan, CancellationToken cancellationToken)
    {
        if (!session.IsJson)
        {
            PlanText.Write(session.Terminal, plan, "Plan", withDiffs: !options.Yes);
        }

        return options.Yes || await Confirmation.AskAsync(session.Terminal, !options.NonInteractive, "Please confirm the plan", defaultIsOk: true, cancellationToken);
    }

    private async Task<int> CarryOutAsync(SiteContext site, IReadOnlyList<IStep> steps, Plan plan, StopSignals signals)
    {
        _running = true;
        var unfinished = session.Store.Unfinished();
        var folder = unfinished?.Folder ?? session.Store.Create();
        session.Log.Open(session.Machine.Files, $"{RunPaths.Logs}/setup-{folder.Id}.log");
        session.Machine.Files.WriteText(folder.AnswersPath, AnswersWriter.Write(site.Site), Ownership.Private());
        var journal = session.Store.JournalOf(folder);
        journal.Write(JournalEntryKind.Started, planHash: plan.Hash, text: Programs.Version);
        session.Events.Publish(new RunEvent
        {
            Kind = EventKind.RunStarted,
            Run = folder.Id,
            Count = steps.Count,
            Text = unfinished is null
                ? $"Run {folder.Id} begins. The log is {session.Log.Path}."
                : $"Run {folder.Id} goes on: {unfinished.StepsDone} steps were done and are looked at again. The log is {session.Log.Path}.",
        });
        var result = await new Runner(session.Events, journal).RunAsync(steps, session.StepContext(folder), signals.Stop, signals.Abort);
        switch (result.Outcome)
        {
            case RunOutcome.Failed:
                session.Events.Publish(new RunEvent
                {
                    Kind = EventKind.RunFailed,
                    Level = EventLevel.Error,
                    Run = folder.Id,
                    Text = $"The run stopped at the step {result.FailedStep}; what was done before it stays. The log is {session.Log.Path}.",
                    Remedy = $"`{Command}` goes on from this step, `{Command} --rollback` undoes the run.",
                });
                return ExitCode.Failed;
            case RunOutcome.Stopped:
                session.Events.Publish(new RunEvent { Kind = EventKind.RunStopped, Level = EventLevel.Warning, Run = folder.Id, Text = "Stopped as asked.", Remedy = $"`{Command}` goes on where it stopped, `{Command} --rollback` undoes the run." });
                return ExitCode.Interrupted;
            default:
                session.Events.Publish(new RunEvent { Kind = EventKind.RunFinished, Run = folder.Id, Count = result.Changed, Text = $"All steps are done; {result.Changed} changed something." });
                return await ProveAsync(site, signals.Stop);
        }
    }

    private async Task<int> ProveAsync(SiteContext site, CancellationToken cancellationToken)
    {
        if (await ProofFlow.RunAsync(session, site, cancellationToken) == ProofOutcome.Fails)
        {
            session.Events.Publish(new RunEvent { Kind = EventKind.RunFailed, Level = EventLevel.Error, Text = "Everything is set up, but not everything works.", Remedy = "Mend what the lines above say; `appliance status` looks again." });
            return ExitCode.Failed;
        }

        if (!session.IsJson)
        {
            SummaryText.Write(session.Terminal, session.Modules, site);
        }

        return ExitCode.Done;
    }

    // The lock needed a folder; when nothing came of the trial, nothing of it stays.
    private void LeaveNoEmptyTrial()
    {
        if (session.Machine.Prefix is { } prefix && !_running && session.Store.All().Count == 0)
        {
            TrialFolder.Remove(prefix);
        }
    }

    // A run killed right before its last journal line has nothing left to do, and that finishes it.
    private void FinishUnfinished()
    {
        if (session.Store.Unfinished() is { } unfinished)
        {
            session.Store.JournalOf(unfinished.Folder).Write(JournalEntryKind.Finished);
        }
    }

    private void WriteAnswers(string path, SiteContext site)
    {
        var files = new LocalFiles(null, new AccountDatabase(), setsOwners: false);
        files.WriteText(Path.GetFullPath(path), AnswersWriter.Write(site.Site), Ownership.Private());
        session.Events.Say($"All answers are written to {path}.");
    }
}
