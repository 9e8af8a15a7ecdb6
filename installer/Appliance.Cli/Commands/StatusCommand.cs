using System.CommandLine;
using Appliance.Cli.Flows;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance status</c>.</summary>
internal static class StatusCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("status", "Tell what is set up here, whether it works, what expires and what was changed since. Changes nothing.");
        var site = new SiteOptions();
        site.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = await output.OpenAsync(parsed, site.ReadHere(parsed), cancellationToken);
            return await new StatusFlow(session).RunAsync(cancellationToken);
        });
        return command;
    }
}
