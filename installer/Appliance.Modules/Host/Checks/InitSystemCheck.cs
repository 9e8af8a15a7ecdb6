using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class InitSystemCheck() : Check(
    "init-system",
    "systemd runs this machine",
    "The engine and what it needs run as systemd services. A trial (`--prefix DIR`) supervises its processes itself.")
{
    public override bool Waivable => false;

    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) => Task.FromResult(context.Facts.HasSystemd
        ? CheckFinding.Passed("systemd is running.")
        : CheckFinding.Failed("systemd does not run this machine.", "Use a machine, or a container, that was started with systemd; `--prefix DIR` sets up a trial without it."));
}
