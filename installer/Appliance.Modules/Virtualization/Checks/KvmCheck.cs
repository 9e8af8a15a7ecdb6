using Appliance.Planning.Checks;

namespace Appliance.Modules.Virtualization.Checks;

internal sealed class KvmCheck() : Check(
    "kvm",
    "Hardware virtualization works",
    "With the processor's virtualization extension (Intel VT-x or AMD-V) and /dev/kvm, virtual machines run at nearly full speed. Without, QEMU emulates the processor: that works, ten times slower or worse, so it is only warned about.")
{
    private const string Slow = "Without it virtual machines are emulated in software, which is slow.";

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var hardware = context.Facts.Hardware;
        return Task.FromResult(hardware switch
        {
            { HasKvm: true } => CheckFinding.Passed($"/dev/kvm is there ({hardware.VirtualizationExtension ?? "the processor does not name its extension"})."),
            { VirtualizationExtension: { } extension, Container: { } container } => CheckFinding.Warning(
                $"The processor has {extension}, but this container ({container}) has no /dev/kvm. {Slow}",
                "Let the container's host give it /dev/kvm, or go on without."),
            { VirtualizationExtension: { } extension } => CheckFinding.Warning(
                $"The processor has {extension}, but there is no /dev/kvm. {Slow}",
                $"Load the module (`modprobe {(extension == "svm" ? "kvm_amd" : "kvm_intel")}`); if it says that it is disabled by the firmware, turn on virtualization in the BIOS setup and power the machine off once."),
            _ => CheckFinding.Warning(
                $"The processor shows no virtualization extension, and there is no /dev/kvm. {Slow}",
                "Turn on VT-x (Intel) or AMD-V (SVM) in the BIOS setup. If this is a virtual machine itself, turn on nested virtualization on its host."),
        });
    }
}
