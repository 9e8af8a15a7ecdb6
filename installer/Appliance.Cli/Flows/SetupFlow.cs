using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Contracts.Events;
using Appliance.Planning.Answers;
using Appliance.Planning.Events;
using Appliance.Planning.Modules;
using Appliance.Planning.Plans;
using Appliance.Planning.Runs;
using Appliance.Planning.Steps;
using Appliance.Wizard.Dialogues;
using Appliance.Wizard.Words;

namespace Appliance.Cli.Flows;

/// <summary>From answers to a proven engine: checks, preview, one confirmation, run, proof, summary.</summary>
internal sealed class SetupFlow(Session session, SetupOptions options)
{
    private readonly RunFlow _run = new(session);
    private readonly WordCatalogue _words = WordCatalogue.Of(options.Language);

    private string Command => session.Machine.Prefix is { } prefix ? $"appliance setup --prefix {prefix}" : "appliance setup";

    public async Task<int> RunAsync()
    {
        using var signals = _run.Listen();
        try
        {
            return await RunAsync(signals);
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            session.Events.Warn(_run.HasBegun ? "Stopped." : "Stopped. Nothing was changed.");
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
        if (await WizardAsync(signals) is { } ended)
        {
            return ended;
        }

        var (goesOn, node) = await new InterviewFlow(session, options, _words, Command).RunAsync(signals.Stop);
        if (!goesOn)
        {
            return ExitCode.Interrupted;
        }

        if (node is not null)
        {
            using var machine = session.AsNode(isSilent: false);
            return await new JoinFlow(machine, TypedJoin.With(new JoinOptions { Yes = options.Yes, Waivers = options.Waivers }, node.Engine, node.Token)).RunHeldAsync(signals.Tokens);
        }

        var site = await session.SiteAsync(Prompt(), needsSecrets: true, signals.Stop);
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
            _run.FinishUnfinished();
            new SavedInterview(session.Machine.Files).Remove();
            session.Events.Say("Everything is as the answers say: nothing to change.");
            return await ProveAsync(site, signals.Stop);
        }

        if (!await ConfirmAsync(plan, signals.Stop))
        {
            session.Events.Say("Cancelled. Nothing was changed.");
            if (options.Plain && new SavedInterview(session.Machine.Files).Exists)
            {
                session.Events.Say(_words.With("stop.cancelled", $"{Command} --plain"));
            }

            return ExitCode.Interrupted;
        }

        return await CarryOutAsync(site, steps, plan, signals);
    }

    // The full screen, where there is one and somebody to be asked.
    private async Task<int?> WizardAsync(StopSignals signals)
    {
        if (options.Plain || options.NonInteractive || options.PlanHash is not null || session.IsJson || !session.Terminal.IsInteractive || WizardFlow.Capabilities(session.Terminal) is not { FullScreen: true } capabilities)
        {
            return null;
        }

        var facts = await session.FactsAsync(signals.Stop);
        var interview = session.Interview(facts);
        if (options.Yes && interview.IsComplete)
        {
            return null;
        }

        return interview.Refusal is { Count: > 0 } errors
            ? throw InvalidAnswers.Of(errors)
            : await new WizardFlow(session, options, _run, Command, capabilities).RunAsync(interview, facts, signals);
    }

    private ISecretPrompt? Prompt() =>
        options.NonInteractive || !session.Terminal.IsInteractive ? null
        : options.Plain || session.Terminal.IsDumb ? new DialogueSecretPrompt(new TerminalDialogue(session.Terminal), _words)
        : TerminalSecretPrompt.Of(session.Terminal);

    private async Task<bool> ConfirmAsync(Plan plan, CancellationToken cancellationToken)
    {
        if (!session.IsJson)
        {
            PlanText.Write(session.Terminal, plan, "Plan", withDiffs: !options.Yes);
        }

        return options.Yes || await Confirmation.AskAsync(session.Terminal, !options.NonInteractive, _words["confirm.plan"], defaultIsOk: true, cancellationToken);
    }

    private async Task<int> CarryOutAsync(SiteContext site, IReadOnlyList<IStep> steps, Plan plan, StopSignals signals)
    {
        var words = new RunWords(Command, $"{Command} --rollback", "setup");
        var result = await _run.CarryOutAsync(words, steps, plan, AnswersWriter.Write(site.Site), signals.Tokens);
        // The run has the answers now.
        new SavedInterview(session.Machine.Files).Remove();
        return result.Outcome switch
        {
            RunOutcome.Failed => ExitCode.Failed,
            RunOutcome.Stopped => ExitCode.Interrupted,
            _ => await ProveAsync(site, signals.Stop),
        };
    }

    private async Task<int> ProveAsync(SiteContext site, CancellationToken cancellationToken)
    {
        if (!ProofFlow.Conclude(session, await ProofFlow.LookAsync(session, site, cancellationToken)))
        {
            return ExitCode.Failed;
        }

        if (!session.IsJson)
        {
            SummaryText.Write(session.Terminal, session.Modules, site);
        }

        return ExitCode.Done;
    }

    // The lock needed a folder; when nothing came of the trial, nothing of it stays but what a person has entered.
    private void LeaveNoEmptyTrial()
    {
        if (session.Machine.Prefix is { } prefix && !_run.HasBegun && session.Store.All().Count == 0 && !new SavedInterview(session.Machine.Files).Exists)
        {
            TrialFolder.Remove(prefix);
        }
    }

    private void WriteAnswers(string path, SiteContext site)
    {
        AnswersFile.Write(path, site);
        session.Events.Say($"All answers are written to {path}.");
    }
}
