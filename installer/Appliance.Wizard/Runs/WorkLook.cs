using Appliance.Planning.Checks;
using Appliance.Planning.Plans;

namespace Appliance.Wizard.Runs;

/// <summary>What there is to do for the answers as they are, and what stands in the way.</summary>
/// <param name="Checks">What all checks found.</param>
/// <param name="Plan">The steps; null when none could be made.</param>
/// <param name="Obstacle">Why it could not be looked at all, with what to do; null when it could.</param>
public sealed record WorkLook(IReadOnlyList<CheckReport> Checks, Plan? Plan, string? Obstacle = null)
{
    /// <summary>Whether nothing stands in the way.</summary>
    public bool IsClear => Plan is not null && Obstacle is null && !Checks.Any(check => check.Blocks);
}
