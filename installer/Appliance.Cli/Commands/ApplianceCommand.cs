using System.CommandLine;

namespace Appliance.Cli.Commands;

/// <summary>The program's command line.</summary>
internal static class ApplianceCommand
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Sets up a virtualization platform: the engine, its database, certificates, firewall, and the nodes.");
        var output = new OutputOptions();
        output.AddTo(root);
        root.Subcommands.Add(SetupCommand.Create(output));
        root.Subcommands.Add(PlanCommand.Create(output));
        root.Subcommands.Add(CheckCommand.Create(output));
        root.Subcommands.Add(WatchCommand.Create(output));
        root.Subcommands.Add(StatusCommand.Create(output));
        root.Subcommands.Add(CleanupCommand.Create(output));
        root.Subcommands.Add(NodeCommand.Create(output));
        root.Subcommands.Add(AgentCommand.Create(output));
        root.Subcommands.Add(AnswersCommand.Create(output));
        root.Subcommands.Add(PackagesCommand.Create(output));
        root.Subcommands.Add(NetworkCommand.Create(output));
        root.Subcommands.Add(CompletionCommand.Create());
        return root;
    }
}
