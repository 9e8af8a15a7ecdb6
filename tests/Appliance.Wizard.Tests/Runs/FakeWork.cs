using System.Threading.Channels;
using Appliance.Contracts.Events;
using Appliance.Planning.Answers;
using Appliance.Planning.Checks;
using Appliance.Planning.Runs;
using Appliance.Screens.Testing;
using Appliance.Wizard.Runs;

namespace Appliance.Wizard.Tests.Runs;

/// <summary>Work that does nothing but what a test says.</summary>
internal sealed class FakeWork(ManualTime time) : IWizardWork
{
    private readonly Channel<RunResult> _ends = Channel.CreateUnbounded<RunResult>();

    public event Action<RunEvent>? Said;

    public string? LogPath => Runs > 0 ? "/var/log/appliance/setup-20260101T000000.log" : null;

    public WorkLook Look { get; set; } = Samples.Look();

    public WorkProofs Proofs { get; set; } = Samples.Proofs();

    /// <summary>Ends undoing; null where it ends at once.</summary>
    public TaskCompletionSource<UndoEnd>? Undoing { get; set; }

    public UndoEnd Undone { get; set; } = UndoEnd.Complete;

    public int Looks { get; private set; }

    public int Runs { get; private set; }

    public int Confirmations { get; private set; }

    public int Stops { get; private set; }

    public int Aborts { get; private set; }

    public int Undos { get; private set; }

    public IReadOnlyList<Waiver> Waivers { get; private set; } = [];

    /// <summary>Ends looking; null where it ends at once.</summary>
    public TaskCompletionSource<WorkLook>? Looking { get; set; }

    /// <summary>Ends proving; null where it ends at once.</summary>
    public TaskCompletionSource<WorkProofs>? Proving { get; set; }

    public Task<WorkLook> LookAsync(IReadOnlyDictionary<string, AnswerNode> answers, IReadOnlyList<Waiver> waivers, CancellationToken cancellationToken)
    {
        Looks++;
        Waivers = waivers;
        return Looking?.Task.WaitAsync(cancellationToken) ?? Task.FromResult(Look);
    }

    public void Confirm() => Confirmations++;

    public Task<RunResult> RunAsync()
    {
        Runs++;
        return _ends.Reader.ReadAsync().AsTask();
    }

    /// <summary>Ends the run under way, or the next one.</summary>
    public void End(RunOutcome outcome, string? step = null, string? cause = null, string? remedy = null) =>
        _ends.Writer.TryWrite(new RunResult(outcome, 1, step, cause, remedy));

    public void StopAfterStep() => Stops++;

    public void Abort() => Aborts++;

    public Task<WorkProofs> ProveAsync(CancellationToken cancellationToken) => Proving?.Task.WaitAsync(cancellationToken) ?? Task.FromResult(Proofs);

    public Task<UndoEnd> UndoAsync()
    {
        Undos++;
        return Undoing?.Task ?? Task.FromResult(Undone);
    }

    public string AnswersText() => "# confirmed\n";

    /// <summary>Something is said, now.</summary>
    public void Say(RunEvent value) => Said?.Invoke(value with { Time = time.GetUtcNow() });
}
