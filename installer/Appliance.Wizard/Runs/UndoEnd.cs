namespace Appliance.Wizard.Runs;

/// <summary>How undoing a run ended.</summary>
/// <param name="Left">What could not be undone; empty when nothing is left, or when it was stopped.</param>
/// <param name="IsStopped">Whether it was asked to stop before its end.</param>
public sealed record UndoEnd(IReadOnlyList<string> Left, bool IsStopped = false)
{
    public static readonly UndoEnd Complete = new([]);
    public static readonly UndoEnd Stopped = new([], IsStopped: true);

    /// <summary>Whether everything is as before.</summary>
    public bool IsComplete => Left.Count == 0 && !IsStopped;
}
