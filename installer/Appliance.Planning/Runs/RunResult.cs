namespace Appliance.Planning.Runs;

/// <summary>How a run ended.</summary>
/// <param name="Cause">Why it failed.</param>
public sealed record RunResult(RunOutcome Outcome, int Changed, string? FailedStep = null, string? Cause = null, string? Remedy = null);

public enum RunOutcome
{
    Finished,
    Failed,

    /// <summary>Stopped by a person between two steps; can be resumed.</summary>
    Stopped,
}
