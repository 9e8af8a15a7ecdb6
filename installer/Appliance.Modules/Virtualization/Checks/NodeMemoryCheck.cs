using Appliance.Modules.Host;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Virtualization.Checks;

internal sealed class NodeMemoryCheck() : Check(
    "node-memory",
    "Memory for virtual machines",
    "A node with less than 2 GiB (10 % tolerance) works, but has hardly any room for a virtual machine.")
{
    private const long Recommended = 2 * Amount.GiB;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var memory = context.Facts.Hardware.MemoryBytes;
        var seen = $"{Amount.Text(memory)} of memory (recommended {Amount.Text(Recommended)}).";
        return Task.FromResult(memory >= Recommended / 10 * 9 ? CheckFinding.Passed(seen) : CheckFinding.Warning(seen, $"Give the machine at least {Amount.Text(Recommended)} of memory."));
    }
}
