using System.CommandLine;
using Appliance.Cli.Flows;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance agent</c>: what runs on a node all the time.</summary>
internal static class AgentCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("agent", "What keeps a node in contact with its engine.");
        var run = new Command("run", "Run the agent until it is stopped; its service (appliance-agent.service) does that.");
        run.SetAction((parsed, _) => AgentFlow.RunAsync(output.Terminal(parsed).Out));
        command.Subcommands.Add(run);
        return command;
    }
}
