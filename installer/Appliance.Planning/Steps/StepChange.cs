namespace Appliance.Planning.Steps;

/// <summary>A change a step would make, as a person reads it.</summary>
/// <param name="Summary">One line.</param>
/// <param name="Diff">Lines beginning with <c>+</c>, <c>-</c> or a space; a unified diff for files. The same for the same
/// answers on the same machine: times, random values and secrets do not belong here.</param>
public sealed record StepChange(ChangeKind Kind, string Summary, IReadOnlyList<string> Diff);
