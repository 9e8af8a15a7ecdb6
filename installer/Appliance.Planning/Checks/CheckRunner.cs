namespace Appliance.Planning.Checks;

/// <summary>Runs all checks that apply, at the same time, and reports in their declared order.</summary>
public static class CheckRunner
{
    /// <param name="today">For waivers that end.</param>
    public static async Task<IReadOnlyList<CheckReport>> RunAsync(
        IReadOnlyList<ICheck> checks, CheckContext context, IReadOnlyList<Waiver> waivers, DateOnly today, CancellationToken cancellationToken)
    {
        var applying = checks.Where(check => check.AppliesTo(context.Site)).ToList();
        var findings = await Task.WhenAll(applying.Select(check => LookAsync(check, context, cancellationToken)));
        return [.. applying.Zip(findings, (check, finding) => new CheckReport(check, finding, WaiverFor(check, finding)))];

        Waiver? WaiverFor(ICheck check, CheckFinding finding) => finding.Outcome == CheckOutcome.Failed && check.Waivable
            ? waivers.FirstOrDefault(waiver => waiver.Id == check.Id && (waiver.Until is null || waiver.Until >= today))
            : null;
    }

    private static async Task<CheckFinding> LookAsync(ICheck check, CheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await check.RunAsync(context, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Not being able to look is not the same as being fine.
            return CheckFinding.Failed($"It could not be looked at: {e.Message}", "Mend what the message says, or waive the check if you know that it holds.");
        }
    }
}
