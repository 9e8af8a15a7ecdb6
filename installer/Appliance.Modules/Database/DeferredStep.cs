using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database;

/// <summary>
/// A step whose particulars are known only when it is looked at: which version of PostgreSQL there is, and so which files
/// are meant, may be decided by a package installed earlier in the same run.
/// </summary>
/// <param name="make">Gives the step that does it; null when there is nothing to do.</param>
internal sealed class DeferredStep(string id, string title, Func<StepContext, CancellationToken, Task<IStep?>> make) : Step(id, title)
{
    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await make(context, cancellationToken) is { } step ? await step.InspectAsync(context, cancellationToken) : Inspection.Unchanged;
        }
        catch (Exception e) when (context.IsPlanning && !context.Machine.IsRoot && e is UnauthorizedAccessException or IOException)
        {
            return Inspection.Of(ChangeKind.Command, $"{Title} (only root can see whether it is so already)");
        }
    }

    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        await make(context, cancellationToken) is { } step ? await step.PrepareAsync(context, cancellationToken) : [];

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await make(context, cancellationToken) is { } step)
        {
            await step.ApplyAsync(context, cancellationToken);
        }
    }
}
