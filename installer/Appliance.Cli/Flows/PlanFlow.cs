using Appliance.Cli.Composition;
using Appliance.Planning.Plans;
using Appliance.Planning.Steps;

namespace Appliance.Cli.Flows;

/// <summary>Makes a plan, turning what no step can get past into a message.</summary>
internal static class PlanFlow
{
    /// <exception cref="CommandLineException">Something is in the way that must be mended first.</exception>
    public static async Task<Plan> MakeAsync(Session session, IReadOnlyList<IStep> steps, CancellationToken cancellationToken)
    {
        try
        {
            return await Planner.MakeAsync(steps, session.StepContext(null), cancellationToken);
        }
        catch (StepFailedException e)
        {
            throw new CommandLineException($"{session.Masker.Apply(e.Message)}\nTo do: {session.Masker.Apply(e.Remedy)}", ExitCode.Failed);
        }
    }
}
