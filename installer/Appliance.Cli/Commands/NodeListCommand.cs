using System.CommandLine;
using System.Text.Json;
using Appliance.Cli.Output;
using Appliance.Contracts.Nodes;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance node list</c>.</summary>
internal static class NodeListCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("list", "List the nodes, their state and when they were heard of last.");
        command.SetNodeAction(output, async (_, session, engine, cancellationToken) =>
        {
            var hosts = await engine.ListAsync(cancellationToken);
            var lines = session.IsJson ? [.. hosts.Select(host => JsonSerializer.Serialize(host, NodeJson.Default.HostSummary))]
                : hosts.Count == 0 ? ["There are no nodes. `appliance node add` enrols some."]
                : HostText.Table(hosts, session.Time.GetUtcNow());
            foreach (var line in lines)
            {
                session.Terminal.Out.WriteLine(line);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
