using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class OfflinePackagesCheck() : Check(
    "offline-packages",
    "The packages are there",
    "With `--offline` nothing is fetched, so what set-up would install must be installed already. Looked at with `--offline` and without `--package-source`.")
{
    public override bool AppliesTo(Site site) => !site.Mode.IsTrial && site.Mode is { Offline: true, PackageSource: null };

    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var missing = await NeededPackages.MissingAsync(context.Site, context.Facts, context.Machine, cancellationToken);
        return missing.Count == 0
            ? CheckFinding.Passed("All packages that are needed are installed.")
            : CheckFinding.Failed(
                $"--offline was given, and these packages are not installed: {string.Join(", ", missing)}.",
                "Make a folder with `appliance packages mirror DIR` on a machine that has network, and give it with `--package-source DIR`.");
    }
}
