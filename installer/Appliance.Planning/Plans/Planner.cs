using Appliance.Planning.Steps;

namespace Appliance.Planning.Plans;

/// <summary>Looks at the machine through the eyes of each step. Changes nothing.</summary>
public static class Planner
{
    /// <param name="context">The context of each step; its <see cref="StepContext.Changed"/> is filled in here.</param>
    public static async Task<Plan> MakeAsync(IReadOnlyList<IStep> steps, StepContext context, CancellationToken cancellationToken)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var planned = new List<PlannedStep>();
        foreach (var step in StepOrder.Of(steps))
        {
            var inspection = await step.InspectAsync(context with { Changed = changed, Run = null }, cancellationToken);
            inspection = Masked(inspection, context);
            planned.Add(new PlannedStep(step, inspection));
            if (inspection.IsChange)
            {
                changed.Add(step.Id);
            }
        }

        return new Plan(planned);
    }

    private static Inspection Masked(Inspection inspection, StepContext context) => inspection.Change is { } change
        ? Inspection.Of(change with { Summary = context.Masker.Apply(change.Summary), Diff = [.. change.Diff.Select(context.Masker.Apply)] })
        : inspection;
}
