namespace Appliance.Wizard.Runs;

/// <summary>How undoing a run ended.</summary>
/// <param name="Left">What could not be undone, as far as it was said.</param>
public sealed record UndoEnd(UndoOutcome Outcome, IReadOnlyList<string> Left)
{
    public static readonly UndoEnd Complete = new(UndoOutcome.Complete, []);
    public static readonly UndoEnd Stopped = new(UndoOutcome.Stopped, []);

    public static UndoEnd Incomplete(IEnumerable<string> left) => new(UndoOutcome.Incomplete, [.. left]);
}
