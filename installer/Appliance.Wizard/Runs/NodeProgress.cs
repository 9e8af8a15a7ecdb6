namespace Appliance.Wizard.Runs;

/// <summary>What one of several machines does.</summary>
/// <param name="Index">The step under way, from 1, of <paramref name="Count"/>; null before the first.</param>
/// <param name="Text">What was said last.</param>
public sealed record NodeProgress(string Name, StepState State, DateTimeOffset Begun, int? Index = null, int? Count = null, string Text = "", DateTimeOffset? Ended = null)
{
    public double Elapsed(DateTimeOffset now) => Math.Max(0, ((Ended ?? now) - Begun).TotalSeconds);
}
