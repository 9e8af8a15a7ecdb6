using Appliance.Cli.Composition;
using Appliance.Contracts.Events;
using Appliance.Planning.Answers;
using Appliance.Planning.Checks;
using Appliance.Planning.Events;
using Appliance.Planning.Modules;
using Appliance.Planning.Plans;
using Appliance.Planning.Runs;
using Appliance.Wizard.Runs;

namespace Appliance.Cli.Flows;

/// <summary>What the wizard has done for it, by the flows that the command line uses too.</summary>
internal sealed class WizardWork(Session session, SetupOptions options, RunFlow run, string command, StopSignals signals) : IWizardWork, IEventSink
{
    private (SiteContext Site, Plan Plan)? _looked;
    private SiteContext? _site;
    private Plan? _plan;
    private CancellationTokenSource? _stop;
    private CancellationTokenSource? _abort;

    public event Action<RunEvent>? Said;

    public string? LogPath => session.Log.Path;

    public WorkEnd End => new()
    {
        Modules = session.Modules,
        Command = command,
        Undo = $"{command} --rollback",
        Site = _site,
        Result = Result,
        Proofs = Proofs,
        IsUndone = IsUndone,
        LogPath = LogPath,
    };

    private RunResult? Result { get; set; }

    private WorkProofs? Proofs { get; set; }

    private bool IsUndone { get; set; }

    public void Publish(RunEvent value) => Said?.Invoke(value);

    public async Task<WorkLook> LookAsync(IReadOnlyDictionary<string, AnswerNode> answers, IReadOnlyList<Waiver> waivers, CancellationToken cancellationToken)
    {
        IReadOnlyList<CheckReport> checks = [];
        try
        {
            _looked = null;
            session.AddAnswers(answers);
            var site = await session.SiteAsync(prompt: null, needsSecrets: true, cancellationToken);
            checks = await CheckFlow.LookAsync(session, site, waivers, showAll: false, cancellationToken);
            var plan = await PlanFlow.MakeAsync(session, session.Steps(site), cancellationToken);
            _looked = checks.Any(check => check.Blocks) ? null : (site, plan);
            return new WorkLook(checks, plan);
        }
        catch (Exception e) when (ExpectedFailure.Is(e))
        {
            // What a failed check stands for may be what the plan stumbles over; the check says it better.
            return new WorkLook(checks, null, checks.Any(check => check.Blocks) ? null : session.Masker.Apply(e.Message));
        }
    }

    public void Confirm()
    {
        if (_looked is { } looked)
        {
            (_site, _plan) = looked;
        }
    }

    public async Task<RunResult> RunAsync()
    {
        (Result, Proofs) = (null, null);
        return Result = await CarryOutAsync();
    }

    private async Task<RunResult> CarryOutAsync()
    {
        using var stop = _stop = CancellationTokenSource.CreateLinkedTokenSource(signals.Stop);
        using var abort = _abort = CancellationTokenSource.CreateLinkedTokenSource(signals.Abort);
        try
        {
            var site = _site!;
            if (options.GenerateAnswers is { } file)
            {
                AnswersFile.Write(file, site);
            }

            var steps = session.Steps(site);
            // What an earlier attempt did is done.
            var plan = _plan ?? await PlanFlow.MakeAsync(session, steps, CancellationToken.None);
            _plan = null;
            var result = await run.CarryOutAsync(new RunWords(command, $"{command} --rollback", "setup"), steps, plan, AnswersWriter.Write(site.Site), new StopTokens(stop.Token, abort.Token));
            new SavedInterview(session.Machine.Files).Remove();
            return result;
        }
        catch (Exception e) when (ExpectedFailure.Is(e))
        {
            var cause = session.Masker.Apply(e.Message);
            session.Events.Publish(new RunEvent { Kind = EventKind.RunFailed, Level = EventLevel.Error, Text = cause });
            return new RunResult(RunOutcome.Failed, 0, null, cause, "Mend what the message says, then try again.");
        }
        finally
        {
            (_stop, _abort) = (null, null);
        }
    }

    public void StopAfterStep() => _stop.TryCancel();

    public void Abort()
    {
        _stop.TryCancel();
        _abort.TryCancel();
    }

    public async Task<WorkProofs> ProveAsync(CancellationToken cancellationToken)
    {
        var site = _site!;
        run.FinishUnfinished();
        new SavedInterview(session.Machine.Files).Remove();
        var results = await ProofFlow.LookAsync(session, site, cancellationToken);
        ProofFlow.Conclude(session, results);
        // How the engine is reached is what everybody wants to know first.
        var modules = session.Modules.All.OrderByDescending(module => module.Name == "engine");
        return Proofs = new WorkProofs([.. results.Select(proof => (proof.Proof.Title, proof.Result))], [.. modules.SelectMany(module => module.Summary(site))]);
    }

    public async Task<UndoEnd> UndoAsync()
    {
        using var stop = _stop = CancellationTokenSource.CreateLinkedTokenSource(signals.Stop);
        var rollback = new RollbackFlow(session, yes: true);
        try
        {
            var code = await rollback.UndoHeldAsync(new StopTokens(stop.Token, signals.Abort));
            IsUndone = code == ExitCode.Done;
            return code switch
            {
                ExitCode.Done => UndoEnd.Complete,
                ExitCode.Interrupted => UndoEnd.Stopped,
                _ => new UndoEnd([.. rollback.Stayed.Select(session.Masker.Apply)]),
            };
        }
        catch (OperationCanceledException)
        {
            return UndoEnd.Stopped;
        }
        catch (Exception e) when (ExpectedFailure.Is(e))
        {
            return new UndoEnd([session.Masker.Apply(e.Message)]);
        }
        finally
        {
            _stop = null;
        }
    }

    public string AnswersText() => AnswersWriter.Write(_site!.Site);
}
