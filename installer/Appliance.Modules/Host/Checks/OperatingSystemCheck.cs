using Appliance.Machines.Facts;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class OperatingSystemCheck() : Check(
    "operating-system",
    "Supported operating system",
    $"Package names, service names and paths are known for: {SupportedSystem.Names}, each this version or later. A relative of these is warned about; anything else, and older versions, fail.")
{
    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Judge(context.Facts.OperatingSystem));

    private static CheckFinding Judge(OperatingSystemFacts system)
    {
        var seen = $"This is {system.PrettyName}.";
        var remedy = $"Use one of {SupportedSystem.Names}, or later.";
        if (SupportedSystem.All.FirstOrDefault(known => known.Id == system.Id) is not { } supported)
        {
            return SupportedSystem.IsRelated(system)
                ? CheckFinding.Warning($"{seen} It is related to a supported system, but not one itself.", $"Go on if you know it well. {remedy}")
                : CheckFinding.Failed($"{seen} It is not supported.", remedy);
        }

        return VersionOf(system) is not { } version
            ? CheckFinding.Warning($"{seen} It does not say which version it is.", $"Go on if it is newer than the supported one. {remedy}")
            : version < supported.Oldest ? CheckFinding.Failed($"{seen} This version is too old.", remedy) : CheckFinding.Passed(seen);
    }

    private static Version? VersionOf(OperatingSystemFacts system) =>
        Version.TryParse(system.VersionId.Contains('.', StringComparison.Ordinal) ? system.VersionId : system.VersionId + ".0", out var version) ? version : null;
}
