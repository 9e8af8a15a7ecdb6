namespace Appliance.Planning.Checks;

/// <summary>A check with what it found and whether that was waived.</summary>
public sealed record CheckReport(ICheck Check, CheckFinding Finding, Waiver? Waiver)
{
    public bool Blocks => Finding.Outcome == CheckOutcome.Failed && Waiver is null;
}
