using System.CommandLine;
using System.Text.Json;
using Appliance.Cli.Output;
using Appliance.Contracts.Nodes;
using Appliance.Planning.Events;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance node approve</c>.</summary>
internal static class NodeApproveCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("approve", "Let a node in that asks without a token, once its four words are the same here and there. Without a name: list those that wait.");
        var node = new Argument<string[]>("NAME|WORDS") { Description = "The node, by its name or its four words.", Arity = ArgumentArity.ZeroOrMore };
        command.Arguments.Add(node);
        command.SetNodeAction(output, async (parsed, session, engine, cancellationToken) =>
        {
            if (parsed.GetValue(node) is { Length: > 0 } words)
            {
                var given = string.Join(' ', words);
                await engine.ApproveAsync(given, cancellationToken);
                session.Events.Say($"{given} is let in; it goes on by itself within seconds.");
                return ExitCode.Done;
            }

            var waiting = (await engine.ListAsync(cancellationToken)).Where(host => host.Status == NodeStatus.PendingApproval).ToList();
            foreach (var line in session.IsJson ? [.. waiting.Select(host => JsonSerializer.Serialize(host, NodeJson.Default.HostSummary))]
                : waiting.Count == 0 ? ["No node waits for approval."]
                : HostText.Waiting(waiting))
            {
                session.Terminal.Out.WriteLine(line);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
