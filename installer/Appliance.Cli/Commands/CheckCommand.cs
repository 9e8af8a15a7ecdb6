using System.CommandLine;
using Appliance.Cli.Flows;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance check</c>.</summary>
internal static class CheckCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("check", "Look whether this machine is fit for the answers. Changes nothing.");
        var site = new SiteOptions();
        var waivers = new WaiverOptions();
        site.AddTo(command);
        waivers.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = await output.OpenAsync(parsed, site.ReadHere(parsed), cancellationToken);
            var context = await session.SiteAsync(prompt: null, needsSecrets: false, cancellationToken);
            return await CheckFlow.RunAsync(session, context, waivers.Read(parsed), showAll: true, cancellationToken) ? ExitCode.Done : ExitCode.Check;
        });
        return command;
    }
}
