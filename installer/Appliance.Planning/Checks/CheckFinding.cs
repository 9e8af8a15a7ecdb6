namespace Appliance.Planning.Checks;

/// <summary>What a check found.</summary>
/// <param name="Seen">What was seen, with figures and units.</param>
/// <param name="Remedy">What to do; null when nothing needs to be done.</param>
public sealed record CheckFinding(CheckOutcome Outcome, string Seen, string? Remedy)
{
    public static CheckFinding Passed(string seen) => new(CheckOutcome.Passed, seen, null);

    public static CheckFinding Warning(string seen, string remedy) => new(CheckOutcome.Warning, seen, remedy);

    public static CheckFinding Failed(string seen, string remedy) => new(CheckOutcome.Failed, seen, remedy);

    /// <summary>It could not be looked at, or need not be.</summary>
    public static CheckFinding Skipped(string why) => new(CheckOutcome.Skipped, why, null);
}

public enum CheckOutcome
{
    Passed,
    Skipped,
    Warning,
    Failed,
}
