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
    private readonly WorkStops _stops = new(signals.Tokens);
    private (SiteContext Site, Plan Plan)? _looked;
    private SiteContext? _site;
    private Plan? _plan;
    private RunResult? _result;
    private WorkProofs? _proofs;
    private bool _isUndone;

    public event Action<RunEvent>? Said;

    public string? LogPath => session.Log.Path;

    public WorkEnd End => new()
    {
        Modules = session.Modules,
        Command = command,
        Undo = $"{command} --rollback",
        Site = _site,
        Result = _result,
        Proofs = _proofs,
        IsUndone = _isUndone,
        LogPath = LogPath,
    };

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
        (_result, _proofs) = (null, null);
        return _result = await _stops.DuringAsync(CarryOutAsync);
    }

    private async Task<RunResult> CarryOutAsync(StopTokens end)
    {
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
            var result = await run.CarryOutAsync(new RunWords(command, $"{command} --rollback", "setup"), steps, plan, AnswersWriter.Write(site.Site), end);
            new SavedInterview(session.Machine.Files).Remove();
            return result;
        }
        catch (Exception e) when (ExpectedFailure.Is(e))
        {
            var cause = session.Masker.Apply(e.Message);
            session.Events.Publish(new RunEvent { Kind = EventKind.RunFailed, Level = EventLevel.Error, Text = cause });
            return new RunResult(RunOutcome.Failed, 0, null, cause, "Mend what the message says, then try again.");
        }
    }

    public void StopAfterStep() => _stops.StopAfterStep();

    public void Abort() => _stops.Abort();

    public async Task<WorkProofs> ProveAsync(CancellationToken cancellationToken)
    {
        var site = _site!;
        run.FinishUnfinished();
        new SavedInterview(session.Machine.Files).Remove();
        var results = await ProofFlow.LookAsync(session, site, cancellationToken);
        ProofFlow.Conclude(session, results);
        // How the engine is reached is what everybody wants to know first.
        var modules = session.Modules.All.OrderByDescending(module => module.Name == "engine");
        return _proofs = new WorkProofs([.. results.Select(proof => (proof.Proof.Title, proof.Result))], [.. modules.SelectMany(module => module.Summary(site))]);
    }

    public async Task<UndoEnd> UndoAsync()
    {
        var rollback = new RollbackFlow(session, yes: true);
        var end = await _stops.UndoAsync(rollback.UndoHeldAsync, () => rollback.Stayed, session.Masker);
        _isUndone = end.Outcome == UndoOutcome.Complete;
        return end;
    }

    public string AnswersText() => AnswersWriter.Write(_site!.Site);
}
