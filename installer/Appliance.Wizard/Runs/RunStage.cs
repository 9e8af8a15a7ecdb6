namespace Appliance.Wizard.Runs;

/// <summary>How far a run as a whole has come.</summary>
public enum RunStage
{
    /// <summary>It has not begun.</summary>
    None,
    Running,

    /// <summary>All steps are done; what was set up is tried.</summary>
    Proving,
    Finished,
    Failed,
    Stopped,
}
