using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class VirtualizationCheck() : Check(
    "virtualization",
    "Hardware virtualization",
    "Nodes need the processor's virtualization extension (Intel VT-x or AMD-V) to run virtual machines; a standalone engine does not. What is there is only told.")
{
    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var hardware = context.Facts.Hardware;
        return Task.FromResult(CheckFinding.Passed(hardware switch
        {
            { VirtualizationExtension: null } => "The processor shows no virtualization extension. The engine needs none; this machine cannot be a node.",
            { HasKvm: false } => $"The processor has {hardware.VirtualizationExtension}, but there is no /dev/kvm. The engine needs neither; a node would.",
            _ => $"The processor has {hardware.VirtualizationExtension}, and /dev/kvm is there.",
        }));
    }
}
