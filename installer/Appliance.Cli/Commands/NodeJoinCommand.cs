using System.CommandLine;
using Appliance.Cli.Composition;
using Appliance.Cli.Flows;
using Appliance.Machines;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance node join</c>.</summary>
internal static class NodeJoinCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("join", "Make this machine a node of an engine. Run again, it goes on where it stopped, and applies what the engine wants by now.");
        var input = new JoinInputOptions();
        var yes = new Option<bool>("--yes") { Description = "Do not ask for confirmation." };
        var waivers = new WaiverOptions();
        input.AddTo(command);
        command.Options.Add(yes);
        waivers.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = input.Read(parsed, Console.In) with { Yes = parsed.GetValue(yes), Waivers = waivers.Read(parsed) };
            // A package source may be a web server, whose certificate one of them has signed.
            if (options.PackageSource is null)
            {
                SystemCas.Forget();
            }

            using var session = await output.OpenAsync(parsed, NodeInputs.Of(options.Offline, options.PackageSource), cancellationToken);
            return await new JoinFlow(session, options).RunAsync();
        });
        return command;
    }
}
