using Appliance.Planning.Undo;

namespace Appliance.Planning.Steps;

/// <summary>What all steps share: their name and place.</summary>
public abstract class Step(string id, string title) : IStep
{
    public string Id { get; } = id;

    public string Title { get; } = title;

    public IReadOnlyList<string> After { get; init; } = [];

    public string? Irreversible { get; init; }

    public abstract Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken);

    public abstract Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken);

    public abstract Task ApplyAsync(StepContext context, CancellationToken cancellationToken);
}
