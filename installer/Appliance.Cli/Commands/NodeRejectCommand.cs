using System.CommandLine;
using Appliance.Planning.Events;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance node reject</c>.</summary>
internal static class NodeRejectCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("reject", "Turn away a node that waits for approval.");
        var node = new Argument<string[]>("NAME|WORDS") { Description = "The node, by its name or its four words.", Arity = ArgumentArity.OneOrMore };
        command.Arguments.Add(node);
        command.SetNodeAction(output, async (parsed, session, engine, cancellationToken) =>
        {
            var given = string.Join(' ', parsed.GetRequiredValue(node));
            await engine.RejectAsync(given, cancellationToken);
            session.Events.Say($"{given} is turned away.");
            return ExitCode.Done;
        });
        return command;
    }
}
