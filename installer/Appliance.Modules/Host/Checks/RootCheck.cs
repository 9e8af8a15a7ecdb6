using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class RootCheck() : Check(
    "root",
    "Run as root",
    "Packages, services, accounts and files under /etc belong to root. Only a trial (`--prefix DIR`) works without.")
{
    public override bool Waivable => false;

    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) => Task.FromResult(context.Machine.IsRoot
        ? CheckFinding.Passed("Running as root.")
        : CheckFinding.Failed("Not running as root.", "Run it with sudo or as root; `--prefix DIR` sets up a trial without root."));
}
