namespace Appliance.Modules.Nodes;

/// <summary>What became of a node that was to be enrolled.</summary>
/// <param name="Seconds">How long it took.</param>
/// <param name="Cause">Why it failed.</param>
/// <param name="Log">Where all it said is written.</param>
public sealed record EnrolmentResult(string Node, EnrolmentOutcome Outcome, double Seconds, string? Cause = null, string? Remedy = null, string? Log = null);

public enum EnrolmentOutcome
{
    Enrolled,
    Failed,

    /// <summary>It was begun and told to stop: running it again goes on.</summary>
    Stopped,

    /// <summary>It was not begun.</summary>
    NotStarted,
}
