using Appliance.Machines.Files;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Engine;

/// <summary>Finds a service of our name that no run of ours set up.</summary>
internal sealed class ExistingEngineCheck() : Check(
    "engine-existing",
    "No engine of somebody else",
    $"Looks for {EnginePaths.UnitFile} on a machine where nothing of the appliance is installed: an engine that was set up by other means would be replaced.")
{
    private const string Managed = "# Managed by appliance";

    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var unit = context.Machine.Files.ReadTextOrNull(EnginePaths.UnitFile);
        if (unit is null)
        {
            return Task.FromResult(CheckFinding.Passed($"There is no {EnginePaths.UnitFile}."));
        }

        var isOurs = (context.Installed || context.Unfinished is not null) && unit.StartsWith(Managed, StringComparison.Ordinal);
        return Task.FromResult(isOurs
            ? CheckFinding.Passed("The service that is there was set up by the appliance.")
            : CheckFinding.Failed(
                $"{EnginePaths.UnitFile} is there, and the appliance did not write it.",
                $"If that engine is no longer needed: systemctl disable --now {EnginePaths.Unit}, and move the file away. To have it replaced, waive this check."));
    }
}
