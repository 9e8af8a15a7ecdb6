using System.CommandLine;
using Appliance.Cli.Flows;

namespace Appliance.Cli.Commands;

/// <summary><c>appliance cleanup</c>.</summary>
internal static class CleanupCommand
{
    public static Command Create(OutputOptions output)
    {
        var command = new Command("cleanup", "Remove what was set up here: stop it, put files back, remove what was installed.");
        var site = new SiteOptions();
        var yes = new Option<bool>("--yes") { Description = "Do not ask for confirmation." };
        site.AddTo(command);
        command.Options.Add(yes);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = await output.OpenAsync(parsed, site.ReadHere(parsed), cancellationToken);
            return await new RollbackFlow(session, parsed.GetValue(yes)).UndoAllAsync(cancellationToken);
        });
        return command;
    }
}
