using System.Threading.Channels;
using Appliance.Contracts.Events;
using Appliance.Planning.Plans;
using Appliance.Planning.Runs;
using Appliance.Screens.Testing;
using Appliance.Wizard.Runs;

namespace Appliance.Wizard.Tests.Runs;

/// <summary>Joining that does nothing but what a test says.</summary>
internal sealed class FakeJoin(ManualTime time) : IJoinWork
{
    private readonly Channel<RunResult> _ends = Channel.CreateUnbounded<RunResult>();

    public event Action<RunEvent>? Said;

    public event Action<string, string>? Awaits;

    public Func<Plan, CancellationToken, Task<bool>>? Confirm { get; set; }

    public string? LogPath => "/var/log/appliance/join-20260101T000000.log";

    public (string Engine, string Token)? Chosen { get; private set; }

    public int Runs { get; private set; }

    public int Stops { get; private set; }

    public int Undos { get; private set; }

    public bool IsEngine(string text) => text.Length > 0 && !text.Contains(' ', StringComparison.Ordinal);

    public bool IsToken(string text) => text.StartsWith("apj1.", StringComparison.Ordinal);

    public void Choose(string engine, string token) => Chosen = (engine, token);

    public Task<RunResult> RunAsync()
    {
        Runs++;
        return _ends.Reader.ReadAsync().AsTask();
    }

    public void End(RunOutcome outcome, string? cause = null, string? remedy = null) => _ends.Writer.TryWrite(new RunResult(outcome, 0, null, cause, remedy));

    public void StopAfterStep() => Stops++;

    public void Abort()
    {
    }

    public Task<WorkProofs> ProveAsync(CancellationToken cancellationToken) => Task.FromResult(Samples.Proofs());

    public Task<UndoEnd> UndoAsync()
    {
        Undos++;
        return Task.FromResult(UndoEnd.Complete);
    }

    public void Say(RunEvent value) => Said?.Invoke(value with { Time = time.GetUtcNow() });

    public void Await(string name, string words) => Awaits?.Invoke(name, words);
}
