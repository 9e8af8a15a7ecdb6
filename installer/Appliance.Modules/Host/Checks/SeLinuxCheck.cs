using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class SeLinuxCheck() : Check(
    "selinux",
    "SELinux",
    "SELinux stays as it is. While it enforces, what it refuses looks like a broken service, so its state is told.")
{
    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) => Task.FromResult(context.Facts.Security.SeLinux switch
    {
        "enforcing" => CheckFinding.Warning(
            "SELinux is enforcing. There is no policy of the engine's own.",
            "Nothing needs to be done beforehand. If a service does not start, `ausearch -m AVC -ts recent` shows what was refused."),
        null => CheckFinding.Passed("The kernel has no SELinux."),
        var state => CheckFinding.Passed($"SELinux is {state}."),
    });
}
