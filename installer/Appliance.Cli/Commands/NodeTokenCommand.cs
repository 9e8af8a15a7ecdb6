using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using Appliance.Cli.Output;
using Appliance.Contracts.Nodes;
using Appliance.Modules.Nodes;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance node token</c>.</summary>
internal static partial class NodeTokenCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("token", "Make a token, good once, and print the command to type on the node.");
        var name = new Option<string?>("--name") { Description = "Good for a node of this name alone.", HelpName = "NAME" };
        var lifetime = new Option<string?>("--lifetime") { Description = "How long it is good, as 30m, 1h or 7d.", HelpName = "TIME" };
        command.Options.Add(name);
        command.Options.Add(lifetime);
        command.SetNodeAction(output, async (parsed, session, engine, cancellationToken) =>
        {
            var time = parsed.GetValue(lifetime);
            if (time is not null && !Duration().IsMatch(time))
            {
                throw new CommandLineException($"--lifetime {time} is no time; write it as 30m, 1h or 7d.", ExitCode.Usage);
            }

            if (parsed.GetValue(name) is { } given && !NodeNames.IsName(given))
            {
                throw new CommandLineException($"--name {given} cannot be a node's name.", ExitCode.Usage);
            }

            var token = await engine.TokenAsync(parsed.GetValue(name), time, cancellationToken);
            session.Terminal.Out.WriteLine(session.IsJson ? JsonSerializer.Serialize(token, NodeJson.Default.IssuedJoinToken) : Text(token));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(IssuedJoinToken token) => $"""
        On {token.Name ?? "the node"}, as root:

          appliance node join {token.Engine} --token {token.Token}

        Good once, until {TimeWords.Moment(token.Expires)}. Whoever has it can enrol a machine: hand it on as you would a password.
        """;

    // What the engine takes.
    [GeneratedRegex(@"\A[0-9]{1,5}[mhd]\z")]
    private static partial Regex Duration();
}
