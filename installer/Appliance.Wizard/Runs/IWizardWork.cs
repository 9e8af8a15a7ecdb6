using Appliance.Planning.Answers;
using Appliance.Planning.Checks;

namespace Appliance.Wizard.Runs;

/// <summary>What the wizard has done to set up an engine: looking, setting up, proving, undoing.</summary>
public interface IWizardWork : IRunWork
{
    /// <summary>Makes checks and plan for these answers. Changes nothing.</summary>
    /// <param name="answers">What was entered and counts.</param>
    /// <param name="waivers">Decisions to go on in spite of a check.</param>
    Task<WorkLook> LookAsync(IReadOnlyDictionary<string, AnswerNode> answers, IReadOnlyList<Waiver> waivers, CancellationToken cancellationToken);

    /// <summary>A person has confirmed what the last look showed: that, and nothing that is looked at later, is carried out and tried.</summary>
    void Confirm();

    /// <summary>All answers of what was confirmed, as a file, secrets by reference.</summary>
    string AnswersText();
}
