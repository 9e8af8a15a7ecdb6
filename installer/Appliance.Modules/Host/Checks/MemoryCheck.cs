using Appliance.Planning.Checks;

namespace Appliance.Modules.Host.Checks;

internal sealed class MemoryCheck() : Check(
    "memory-minimum",
    "Enough memory",
    "4 GiB are the minimum and 16 GiB are recommended, each with 10 % tolerance, since firmware and kernel keep a part for themselves. A trial needs 512 MiB.")
{
    private const long Minimum = 4 * Amount.GiB;
    private const long Recommended = 16 * Amount.GiB;
    private const long TrialMinimum = 512 * Amount.MiB;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var memory = context.Facts.Hardware.MemoryBytes;
        return Task.FromResult(context.Site.Mode.IsTrial ? Trial(memory) : Real(memory));
    }

    private static CheckFinding Real(long memory)
    {
        var seen = $"{Amount.Text(memory)} of memory (minimum {Amount.Text(Minimum)}, recommended {Amount.Text(Recommended)}).";
        return memory < WithTolerance(Minimum) ? CheckFinding.Failed(seen, $"Give the machine at least {Amount.Text(Minimum)} of memory.")
            : memory < WithTolerance(Recommended) ? CheckFinding.Warning(seen, $"For more than a few hosts give the machine {Amount.Text(Recommended)} of memory.")
            : CheckFinding.Passed(seen);
    }

    private static CheckFinding Trial(long memory)
    {
        var seen = $"{Amount.Text(memory)} of memory (a trial needs {Amount.Text(TrialMinimum)}).";
        return memory < TrialMinimum ? CheckFinding.Failed(seen, $"Use a machine with at least {Amount.Text(TrialMinimum)} of memory.") : CheckFinding.Passed(seen);
    }

    private static long WithTolerance(long bytes) => bytes / 10 * 9;
}
