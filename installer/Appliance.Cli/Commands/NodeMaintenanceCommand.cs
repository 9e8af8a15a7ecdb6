using System.CommandLine;
using Appliance.Planning.Events;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance node maintenance</c>.</summary>
internal static class NodeMaintenanceCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("maintenance", "Take a node out of use for a while, or back.");
        var name = new Argument<string>("NAME") { Description = "The node." };
        var off = new Option<bool>("--off") { Description = "Back into use." };
        command.Arguments.Add(name);
        command.Options.Add(off);
        command.SetNodeAction(output, async (parsed, session, engine, cancellationToken) =>
        {
            var node = parsed.GetRequiredValue(name);
            await engine.MaintenanceAsync(node, on: !parsed.GetValue(off), cancellationToken);
            session.Events.Say(parsed.GetValue(off) ? $"{node} is back in use." : $"{node} is in maintenance.");
            return ExitCode.Done;
        });
        return command;
    }
}
