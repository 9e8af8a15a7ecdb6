using Appliance.Machines.Secrets;
using Appliance.Wizard.Runs;

namespace Appliance.Cli.Flows;

/// <summary>Work of the wizard that a person can ask to end while it is under way. Never two at once.</summary>
/// <param name="outer">What ends it besides: signals.</param>
internal sealed class WorkStops(StopTokens outer)
{
    private CancellationTokenSource? _stop;
    private CancellationTokenSource? _abort;

    public async Task<T> DuringAsync<T>(Func<StopTokens, Task<T>> work)
    {
        using var stop = _stop = CancellationTokenSource.CreateLinkedTokenSource(outer.Stop);
        using var abort = _abort = CancellationTokenSource.CreateLinkedTokenSource(outer.Abort);
        try
        {
            return await work(new StopTokens(stop.Token, abort.Token));
        }
        finally
        {
            (_stop, _abort) = (null, null);
        }
    }

    /// <summary>Undoing is asked to stop between two steps and never cut off from here.</summary>
    /// <param name="undo">Gives an exit code.</param>
    /// <param name="stayed">What it could not undo, once it has ended.</param>
    public Task<UndoEnd> UndoAsync(Func<StopTokens, Task<int>> undo, Func<IReadOnlyList<string>> stayed, SecretMasker masker) => DuringAsync(async end =>
    {
        try
        {
            return await undo(end with { Abort = outer.Abort }) switch
            {
                ExitCode.Done => UndoEnd.Complete,
                ExitCode.Interrupted => UndoEnd.Stopped,
                _ => UndoEnd.Incomplete(stayed().Select(masker.Apply)),
            };
        }
        catch (OperationCanceledException)
        {
            return UndoEnd.Stopped;
        }
        catch (Exception e) when (ExpectedFailure.Is(e))
        {
            return UndoEnd.Incomplete([masker.Apply(e.Message)]);
        }
    });

    public void StopAfterStep() => Cancel(_stop);

    public void Abort()
    {
        Cancel(_stop);
        Cancel(_abort);
    }

    private static void Cancel(CancellationTokenSource? source)
    {
        try
        {
            source?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended meanwhile.
        }
    }
}
