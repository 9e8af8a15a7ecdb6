using Appliance.Planning.Steps;

namespace Appliance.Planning.Plans;

/// <summary>Puts steps in an order in which each comes after those it names, else as they were declared.</summary>
public static class StepOrder
{
    /// <exception cref="InvalidOperationException">Two steps have one id, or steps wait for each other in a ring.</exception>
    public static IReadOnlyList<IStep> Of(IReadOnlyList<IStep> steps)
    {
        var byId = new Dictionary<string, IStep>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            if (!byId.TryAdd(step.Id, step))
            {
                throw new InvalidOperationException($"Two steps have the id {step.Id}.");
            }
        }

        var ordered = new List<IStep>();
        var state = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            Visit(step);
        }

        return ordered;

        void Visit(IStep step)
        {
            if (state.TryGetValue(step.Id, out var finished))
            {
                if (!finished)
                {
                    throw new InvalidOperationException($"The steps wait for each other in a ring that contains {step.Id}.");
                }

                return;
            }

            state[step.Id] = false;
            foreach (var id in step.After)
            {
                if (byId.TryGetValue(id, out var before))
                {
                    Visit(before);
                }
            }

            state[step.Id] = true;
            ordered.Add(step);
        }
    }
}
