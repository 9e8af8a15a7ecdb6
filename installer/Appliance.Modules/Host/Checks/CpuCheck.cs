using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class CpuCheck() : Check(
    "cpu-count",
    "Enough CPUs",
    "2 CPUs are the minimum and 4 are recommended for an engine, as oVirt has it. With 1 the engine works, slowly.")
{
    private const int Minimum = 2;
    private const int Recommended = 4;

    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var count = context.Facts.Hardware.Cpus;
        var seen = $"{count} {(count == 1 ? "CPU" : "CPUs")} (minimum {Minimum}, recommended {Recommended}).";
        return Task.FromResult(count >= Minimum ? CheckFinding.Passed(seen) : CheckFinding.Warning(seen, $"Give the machine at least {Minimum} CPUs."));
    }
}
