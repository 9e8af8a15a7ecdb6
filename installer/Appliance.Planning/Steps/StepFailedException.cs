namespace Appliance.Planning.Steps;

/// <summary>A step could not be done, for a reason a person can mend.</summary>
/// <param name="cause">What happened and why.</param>
/// <param name="remedy">What to do.</param>
public sealed class StepFailedException(string cause, string remedy, Exception? inner = null) : Exception(cause, inner)
{
    public string Remedy { get; } = remedy;
}
