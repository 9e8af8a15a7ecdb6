using System.CommandLine;
using System.Text.Json;
using Appliance.Cli.Output;
using Appliance.Contracts.Nodes;
using Appliance.Modules.Nodes;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance node show</c>.</summary>
internal static class NodeShowCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("show", "Tell all that is known of a node.");
        var name = new Argument<string>("NAME") { Description = "The node." };
        command.Arguments.Add(name);
        command.SetNodeAction(output, async (parsed, session, engine, cancellationToken) =>
        {
            var host = await FindAsync(engine, parsed.GetRequiredValue(name), cancellationToken);
            foreach (var line in session.IsJson ? [JsonSerializer.Serialize(host, NodeJson.Default.HostSummary)] : HostText.Details(host, session.Time.GetUtcNow()))
            {
                session.Terminal.Out.WriteLine(line);
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <exception cref="CommandLineException">There is no such node.</exception>
    public static async Task<HostSummary> FindAsync(IEngineNodes engine, string name, CancellationToken cancellationToken) =>
        await engine.ShowAsync(name, cancellationToken)
        ?? throw new CommandLineException($"There is no node {name}.\nTo do: `appliance node list` shows those there are.", ExitCode.Usage);
}
