using System.CommandLine;
using Appliance.Planning.Events;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance node power</c>: switching a node from outside.</summary>
internal static class NodePowerCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("power", "A node's power management (nodes.hosts, power).");
        var test = new Command("test", "Ask the power management whether the node is on. Switches nothing.");
        var name = new Argument<string>("NAME") { Description = "The node." };
        test.Arguments.Add(name);
        test.SetNodeAction(output, async (parsed, session, engine, cancellationToken) =>
        {
            var said = await engine.TestPowerAsync(parsed.GetRequiredValue(name), cancellationToken);
            session.Events.Say(said.Count == 0 ? "The power management answers." : string.Join('\n', said));
            return ExitCode.Done;
        });
        command.Subcommands.Add(test);
        return command;
    }
}
