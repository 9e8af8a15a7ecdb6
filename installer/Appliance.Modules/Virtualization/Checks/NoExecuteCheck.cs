using Appliance.Machines.Files;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Virtualization.Checks;

internal sealed class NoExecuteCheck() : Check(
    "cpu-no-execute",
    "The processor can forbid execution",
    "All processor types that clusters offer have the NX bit (called XD by Intel); a machine without it cannot take virtual machines from others. Looked at are the flags in /proc/cpuinfo.")
{
    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var flags = (context.Machine.Files.ReadTextOrNull("/proc/cpuinfo") ?? "").Split('\n').FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal));
        return Task.FromResult(flags switch
        {
            null => CheckFinding.Skipped("/proc/cpuinfo shows no flags."),
            _ when flags.Split(' ').Contains("nx") => CheckFinding.Passed("The processor has the NX bit."),
            _ => CheckFinding.Warning("The processor shows no NX bit.", "Turn it on in the BIOS setup (Execute Disable Bit, No-Execute Memory Protection)."),
        });
    }
}
