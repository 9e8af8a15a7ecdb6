using Appliance.Planning.Undo;

namespace Appliance.Planning.Steps;

/// <summary>
/// One change with a stable id. A step is asked again whenever it may have been half done: every call must cope with
/// whatever state it finds.
/// </summary>
public interface IStep
{
    /// <summary>Stable, lower-case, <c>area.what</c>; it stands in journals and scripts.</summary>
    string Id { get; }

    /// <summary>What it does, as an imperative: "Write the PostgreSQL settings".</summary>
    string Title { get; }

    /// <summary>Ids of steps that must come before; ids that are not in the plan are ignored.</summary>
    IReadOnlyList<string> After { get; }

    /// <summary>Why it cannot be undone; null when it can.</summary>
    string? Irreversible { get; }

    /// <summary>Is it already so, and what would change? Changes nothing.</summary>
    Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken);

    /// <summary>What is needed to undo the change, gathered right before it. Changes nothing but the run's own folder.</summary>
    Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken);

    /// <exception cref="StepFailedException">It could not be done; says why and what to do.</exception>
    Task ApplyAsync(StepContext context, CancellationToken cancellationToken);
}
