using System.CommandLine;
using Appliance.Cli.Composition;
using Appliance.Cli.Flows;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance node leave</c>.</summary>
internal static class NodeLeaveCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("leave", "Take this machine out of its engine: undo what was set up here, and tell the engine.");
        var yes = new Option<bool>("--yes") { Description = "Do not ask for confirmation." };
        var byEngine = new Option<bool>("--by-engine") { Description = "The engine asked for it (used by the agent)." };
        command.Options.Add(yes);
        command.Options.Add(byEngine);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = await output.OpenAsync(parsed, new SiteInputs { Role = MachineRole.Node }, cancellationToken);
            return await new LeaveFlow(session, parsed.GetValue(yes), parsed.GetValue(byEngine)).RunAsync(cancellationToken);
        });
        return command;
    }
}
