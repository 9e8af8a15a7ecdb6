using Appliance.Machines.Accounts;
using Appliance.Machines.Files;
using Appliance.Modules.Applied;
using Appliance.Nodes;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Composition;

/// <summary>What this machine was made: the commands that look at it or undo it go by that.</summary>
internal static class MachineRoles
{
    public static MachineRole Of(string? prefix)
    {
        var files = new LocalFiles(prefix, new AccountDatabase(), setsOwners: false);
        return files.Exists(NodePaths.Identity) && !files.Exists(AppliedAnswersModule.PathOf(MachineRole.Engine)) ? MachineRole.Node : MachineRole.Engine;
    }
}
