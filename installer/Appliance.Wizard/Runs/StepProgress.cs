namespace Appliance.Wizard.Runs;

/// <summary>A step of a run, as far as it has come.</summary>
/// <param name="Usual">How long it usually takes, in seconds; null when that is not known.</param>
/// <param name="Begun">When it began; null before.</param>
/// <param name="Took">How long it took, in seconds; null before its end.</param>
public sealed record StepProgress(string Id, string Title, double? Usual, StepState State = StepState.Waiting, DateTimeOffset? Begun = null, double? Took = null)
{
    // Most steps write a file; one that nobody has timed is more than that.
    private const double Unknown = 1;

    /// <summary>What it counts in the whole, in seconds; a little, though it takes no time at all.</summary>
    public double Weight => Math.Max(Took ?? Usual ?? Unknown, 0.02);

    public double Elapsed(DateTimeOffset now) => Took ?? (Begun is { } begun ? Math.Max(0, (now - begun).TotalSeconds) : 0);
}
