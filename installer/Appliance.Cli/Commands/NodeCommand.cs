using System.CommandLine;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance node</c>: the machines that run virtual machines.</summary>
internal static class NodeCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("node", "The nodes: enrol them, look at them, take them out.");
        command.Subcommands.Add(NodeAddCommand.Create(output));
        command.Subcommands.Add(NodeTokenCommand.Create(output));
        command.Subcommands.Add(NodeListCommand.Create(output));
        command.Subcommands.Add(NodeShowCommand.Create(output));
        command.Subcommands.Add(NodeApproveCommand.Create(output));
        command.Subcommands.Add(NodeRejectCommand.Create(output));
        command.Subcommands.Add(NodeMaintenanceCommand.Create(output));
        command.Subcommands.Add(NodeRemoveCommand.Create(output));
        command.Subcommands.Add(NodePowerCommand.Create(output));
        command.Subcommands.Add(NodeJoinCommand.Create(output));
        command.Subcommands.Add(NodeLeaveCommand.Create(output));
        return command;
    }
}
