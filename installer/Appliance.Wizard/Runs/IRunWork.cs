using Appliance.Contracts.Events;
using Appliance.Planning.Runs;

namespace Appliance.Wizard.Runs;

/// <summary>A run that the wizard has carried out, whatever it makes of the machine. Never two at once.</summary>
/// <remarks>Nothing here depends on the screen: what was begun goes on when the terminal is lost.</remarks>
public interface IRunWork
{
    /// <summary>All that is said, masked. On any thread.</summary>
    event Action<RunEvent>? Said;

    /// <summary>Where the run's log is; null before one has begun.</summary>
    string? LogPath { get; }

    /// <summary>Carries out what was confirmed; goes on with a run that was left unfinished.</summary>
    Task<RunResult> RunAsync();

    /// <summary>Asks the run, or undoing it, to stop after the step under way.</summary>
    void StopAfterStep();

    /// <summary>Interrupts the step under way, and with it the run.</summary>
    void Abort();

    /// <summary>Tries what was set up.</summary>
    Task<WorkProofs> ProveAsync(CancellationToken cancellationToken);

    /// <summary>Undoes the unfinished run; begins anew when it was stopped before.</summary>
    Task<UndoEnd> UndoAsync();
}
