using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class AppArmorCheck() : Check(
    "apparmor",
    "AppArmor",
    "AppArmor stays as it is: files are written where the distribution's profiles let their programs read them. Its state is only told.")
{
    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) => Task.FromResult(CheckFinding.Passed(
        context.Facts.Security.AppArmor ? "AppArmor is on; the distribution's profiles stay in force." : "AppArmor is off."));
}
