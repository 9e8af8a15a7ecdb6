using Appliance.Planning.Steps;

namespace Appliance.Modules.Database.Roles;

/// <summary>Why something that is there cannot be used.</summary>
internal sealed record Obstacle(string Cause, string Remedy)
{
    public StepFailedException ToFailure() => new(Cause, Remedy);
}
