using Appliance.Machines.Files;
using Appliance.Modules.Engine;
using Appliance.Nodes;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Agent;

/// <summary>The agent as a service of this machine.</summary>
internal static class AgentSteps
{
    internal const string Template = "agent/appliance-agent.service";

    /// <param name="program">The executable that is running now.</param>
    public static IReadOnlyList<IStep> Of(string program, IMachineFiles files) =>
    [
        new ProgramStep("agent.program", "Install this program", program, NodePaths.Program),
        // A package may have brought the command already, and then it is the package's.
        .. files.Stat(AgentPaths.ToolLink) is { Kind: FileKind.File }
            ? Array.Empty<IStep>()
            : [new LinkStep("agent.command", "Make the command appliance", AgentPaths.ToolLink, NodePaths.Program) { After = ["agent.program"] }],
        new DirectoryStep("agent.data", "Make the agent's folder", NodePaths.Data, Ownership.PublicExecutable) { OwnsContent = true },
        new FileStep("agent.unit", "Write the agent's service", AgentPaths.UnitFile, Ownership.Public, (context, _) => Task.FromResult(context.Templates.Render(Template, UnitModel())))
        {
            After = ["agent.program"],
            Validator = new FileValidator("systemd-analyze", path => ["verify", "--man=no", path]) { FileName = NodePaths.AgentUnit },
        },
        // Certificates are not among the files: the agent takes renewed ones up by itself.
        new ServiceStep("agent.service", "Start the agent", NodePaths.AgentUnit, [AgentPaths.UnitFile, NodePaths.Program])
        {
            After = ["agent.data", "agent.unit", "agent.program"],
            RestartedBy = ["agent.unit", "agent.program"],
        },
    ];

    internal static IReadOnlyDictionary<string, object?> UnitModel() => new Dictionary<string, object?>
    {
        ["program"] = NodePaths.Program,
        ["data"] = NodePaths.Data,
        ["pki"] = NodePaths.Pki,
    };
}
