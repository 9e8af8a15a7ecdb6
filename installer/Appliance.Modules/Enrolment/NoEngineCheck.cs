using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Enrolment;

internal sealed class NoEngineCheck() : Check(
    "node-no-engine",
    "No engine on the node",
    "An engine and a node have files, ports and a folder of certificates in common, so that one machine cannot be both.")
{
    public override bool Waivable => false;

    public override bool AppliesTo(Site site) => site.Mode.Role == MachineRole.Node;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) => Task.FromResult(EngineHere.Find(context.Machine.Files) is { } found
        ? CheckFinding.Failed(found, EngineHere.Remedy)
        : CheckFinding.Passed("No engine is set up here."));
}
