namespace Appliance.Engine;

/// <summary>Why something cannot go on, and what a person can do about it.</summary>
internal sealed record Problem(string Cause, string Remedy)
{
    public override string ToString() => $"{Cause} {Remedy}";
}
