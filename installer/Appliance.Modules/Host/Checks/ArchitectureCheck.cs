using Appliance.Planning.Checks;

namespace Appliance.Modules.Host.Checks;

internal sealed class ArchitectureCheck() : Check(
    "architecture",
    "64-bit x86 processor",
    "The program, the engine and the images made for nodes are built for x86_64.")
{
    private const string Supported = "x86_64";

    public override bool Waivable => false;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var architecture = context.Facts.OperatingSystem.Architecture;
        return Task.FromResult(architecture == Supported
            ? CheckFinding.Passed($"The processor architecture is {architecture}.")
            : CheckFinding.Failed($"The processor architecture is {architecture}.", $"Use a machine with an {Supported} processor."));
    }
}
