using Appliance.Machines.Accounts;
using Appliance.Machines.Files;
using Appliance.Nodes;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Composition;

/// <summary>What a machine that is a node, or is to become one, knows of itself.</summary>
internal static class NodeInputs
{
    public static SiteInputs Of(bool offline, string? packageSource) => new()
    {
        Role = MachineRole.Node,
        AnswerFiles = [.. new[] { NodePaths.Answers }.Where(new LocalFiles(null, new AccountDatabase(), setsOwners: false).Exists)],
        Offline = offline,
        PackageSource = packageSource,
    };
}
