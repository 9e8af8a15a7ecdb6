using Appliance.Cli.Composition;
using Appliance.Contracts.Events;
using Appliance.Planning.Events;
using Appliance.Planning.Plans;
using Appliance.Planning.Runs;
using Appliance.Wizard.Runs;

namespace Appliance.Cli.Flows;

/// <summary>Makes this machine a node for the wizard, by the flow behind <c>appliance node join</c>. Whoever uses it has the lock.</summary>
/// <param name="open">Opens the node's session, which nothing but the screen hears. Each try has its own.</param>
/// <param name="options">What the command line said of it; the engine and the token are chosen on the screen.</param>
internal sealed class WizardJoin(Func<Session> open, JoinOptions options, StopTokens signals) : IJoinWork, IEventSink, IDisposable
{
    public const string Command = "appliance node join";

    private const string Undo = "appliance node leave";

    private readonly List<RunEvent> _failures = [];
    private readonly WorkStops _stops = new(signals);
    private JoinOptions? _chosen;
    private Session? _session;
    private JoinFlow? _flow;
    private RunResult? _result;
    private WorkProofs? _proofs;
    private bool _isUndone;

    public event Action<RunEvent>? Said;

    public event Action<string, string>? Awaits;

    public Func<Plan, CancellationToken, Task<bool>>? Confirm { get; set; }

    public string? LogPath => _session?.Log.Path;

    /// <summary>Null when it was not tried.</summary>
    public WorkEnd? End => _session is null ? null : new WorkEnd
    {
        Modules = _session.Modules,
        Command = Command,
        Undo = Undo,
        Site = _flow?.Proven?.Site,
        Result = _result,
        Proofs = _proofs,
        IsUndone = _isUndone,
        LogPath = LogPath,
    };

    public bool IsEngine(string text) => TypedJoin.IsEngine(text);

    public bool IsToken(string text) => TypedJoin.IsToken(text);

    public void Choose(string engine, string token) => _chosen = TypedJoin.With(options, engine, token) with
    {
        Awaits = (name, words) => Awaits?.Invoke(name, words),
        Confirm = (plan, cancellationToken) => Confirm!(plan, cancellationToken),
    };

    public void Publish(RunEvent value)
    {
        if (value.Kind is EventKind.StepFailed or EventKind.RunFailed || value is { Kind: EventKind.Check, Level: EventLevel.Error })
        {
            _failures.Add(value);
        }

        Said?.Invoke(value);
    }

    public async Task<RunResult> RunAsync() => _result = await _stops.DuringAsync(JoinAsync);

    public void StopAfterStep() => _stops.StopAfterStep();

    public void Abort() => _stops.Abort();

    public async Task<WorkProofs> ProveAsync(CancellationToken cancellationToken)
    {
        var (site, results) = _flow!.Proven!.Value;
        // The flow has tried it at its end; again only when somebody asks.
        results = _proofs is null ? results : await ProofFlow.LookAsync(_session!, site, cancellationToken);
        _proofs = new WorkProofs([.. results.Select(proof => (proof.Proof.Title, proof.Result))], [.. _session!.Modules.All.SelectMany(module => module.Summary(site))]);
        ProofFlow.Conclude(_session, results);
        return _proofs;
    }

    public async Task<UndoEnd> UndoAsync()
    {
        var leave = new LeaveFlow(_session!, yes: true, byEngine: false);
        var end = await _stops.UndoAsync(leave.RunHeldAsync, () => leave.Stayed, _session!.Masker);
        _isUndone = end.Outcome == UndoOutcome.Complete;
        return end;
    }

    public void Dispose() => _session?.Dispose();

    private async Task<RunResult> JoinAsync(StopTokens end)
    {
        _session?.Dispose();
        _failures.Clear();
        (_proofs, _isUndone, _session) = (null, false, open());
        _session.AddRenderer(this);
        _flow = new JoinFlow(_session, _chosen!);
        try
        {
            var code = await _flow.RunHeldAsync(end);
            return _flow.Proven is not null ? new RunResult(RunOutcome.Finished, 0, null, null, null)
                : code == ExitCode.Interrupted ? new RunResult(RunOutcome.Stopped, 0, null, null, null)
                : Failed();
        }
        catch (Exception e) when (ExpectedFailure.Is(e))
        {
            _session.Events.Publish(new RunEvent { Kind = EventKind.RunFailed, Level = EventLevel.Error, Text = e.Message });
            return Failed();
        }
    }

    // A step says best why; else what the checks have found, and how it ended.
    private RunResult Failed()
    {
        if (_failures.LastOrDefault(failure => failure.Kind == EventKind.StepFailed) is { } step)
        {
            return new RunResult(RunOutcome.Failed, 0, step.Id, step.Text, step.Remedy);
        }

        var checks = _failures.Where(failure => failure.Kind == EventKind.Check).Select(check => check.Remedy is { } remedy ? $"{check.Text}\n{remedy}" : check.Text);
        var last = _failures.LastOrDefault(failure => failure.Kind == EventKind.RunFailed);
        return new RunResult(RunOutcome.Failed, 0, null, string.Join('\n', checks.Append(last?.Text ?? "")), last?.Remedy);
    }
}
