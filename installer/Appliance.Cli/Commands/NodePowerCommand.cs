using System.CommandLine;
using Appliance.Modules.Nodes;
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
            if (said.Result == "error")
            {
                throw new NodeCommandException($"The power management of {said.Name} does not answer: {said.Text}", "Mend the answers below nodes.hosts, power, and run `appliance setup`, or look at the device itself.");
            }

            session.Events.Say($"The power management of {said.Name} answers: it is {said.Result}.");
            return ExitCode.Done;
        });
        command.Subcommands.Add(test);
        return command;
    }
}
