namespace Appliance.Wizard.Runs;

/// <summary>Whether everything is as before a run that was undone.</summary>
public enum UndoOutcome
{
    Complete,

    /// <summary>It was asked to stop before its end.</summary>
    Stopped,

    Incomplete,
}
