using System.CommandLine;
using Appliance.Cli.Flows;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance node remove</c>.</summary>
internal static class NodeRemoveCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("remove", "Take a node out for good: it cleans up, its certificate is revoked.");
        var name = new Argument<string>("NAME") { Description = "The node." };
        var force = new Option<bool>("--force") { Description = "Forget it at once, whether it can be reached or not." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask for confirmation." };
        command.Arguments.Add(name);
        command.Options.Add(force);
        command.Options.Add(yes);
        command.SetNodeAction(output, async (parsed, session, engine, cancellationToken) =>
        {
            var host = await NodeShowCommand.FindAsync(engine, parsed.GetRequiredValue(name), cancellationToken);
            if (!parsed.GetValue(yes) && !await Confirmation.AskAsync(session.Terminal, !session.IsJson, $"Remove {host.Name} ({host.Status}, {host.Address})?", defaultIsOk: false, cancellationToken))
            {
                return ExitCode.Interrupted;
            }

            return await new NodeRemoveFlow(session.Events, engine, session.Time).RunAsync(host, parsed.GetValue(force), cancellationToken);
        });
        return command;
    }
}
