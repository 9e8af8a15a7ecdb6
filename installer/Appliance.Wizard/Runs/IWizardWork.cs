using Appliance.Contracts.Events;
using Appliance.Planning.Answers;
using Appliance.Planning.Checks;
using Appliance.Planning.Runs;

namespace Appliance.Wizard.Runs;

/// <summary>What the wizard has done for it: looking, setting up, proving, undoing. Never two of them at once.</summary>
/// <remarks>Nothing here depends on the screen: what was begun goes on when the terminal is lost.</remarks>
public interface IWizardWork
{
    /// <summary>All that is said, masked. On any thread.</summary>
    event Action<RunEvent>? Said;

    /// <summary>Where the run's log is; null before one has begun.</summary>
    string? LogPath { get; }

    /// <summary>Makes checks and plan for these answers. Changes nothing.</summary>
    /// <param name="answers">What was entered and counts.</param>
    /// <param name="waivers">Decisions to go on in spite of a check.</param>
    Task<WorkLook> LookAsync(IReadOnlyDictionary<string, AnswerNode> answers, IReadOnlyList<Waiver> waivers, CancellationToken cancellationToken);

    /// <summary>A person has confirmed what the last look showed: that, and nothing that is looked at later, is carried out and tried.</summary>
    void Confirm();

    /// <summary>Carries out what was confirmed; goes on with a run that was left unfinished.</summary>
    Task<RunResult> RunAsync();

    /// <summary>Asks the run to stop after the step under way.</summary>
    void StopAfterStep();

    /// <summary>Interrupts the step under way, and with it the run.</summary>
    void Abort();

    /// <summary>Tries what was set up.</summary>
    Task<WorkProofs> ProveAsync(CancellationToken cancellationToken);

    /// <summary>Undoes the unfinished run.</summary>
    /// <returns>What could not be undone; empty when all is as before.</returns>
    Task<IReadOnlyList<string>> UndoAsync();

    /// <summary>Writes all answers to a file for its owner alone, secrets by reference.</summary>
    /// <returns>Why it could not be; null when it was.</returns>
    string? SaveAnswers(string path);
}
