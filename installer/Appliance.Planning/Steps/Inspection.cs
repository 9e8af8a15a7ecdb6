namespace Appliance.Planning.Steps;

/// <summary>What a step found: nothing to do, or the change it would make.</summary>
public sealed record Inspection
{
    public static readonly Inspection Unchanged = new();

    private Inspection()
    {
    }

    /// <summary>Null when nothing would change.</summary>
    public StepChange? Change { get; private init; }

    public bool IsChange => Change is not null;

    public static Inspection Of(StepChange change) => new() { Change = change };

    public static Inspection Of(ChangeKind kind, string summary, params IReadOnlyList<string> diff) => Of(new StepChange(kind, summary, diff));
}
