namespace Appliance.Wizard.Runs;

public enum StepState
{
    Waiting,
    Running,
    Done,

    /// <summary>It was so already.</summary>
    Unchanged,
    Failed,

    /// <summary>A person stopped the run in it.</summary>
    Stopped,
}
