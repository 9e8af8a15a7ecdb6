using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Database.Trial;

/// <summary>PostgreSQL refuses to run as root, so a trial that root starts borrows another account for it.</summary>
internal static class TrialAccount
{
    /// <summary>The account; null when whoever runs this program can run the server himself.</summary>
    public static string? Of(IMachine machine) => !machine.IsRoot ? null : machine.Accounts.HasUser("postgres") ? "postgres" : "nobody";

    /// <summary>Sees whether the account can get to a directory.</summary>
    /// <exception cref="StepFailedException">It cannot; names the folder that keeps it out.</exception>
    public static async Task RequireWayAsync(StepContext context, string? account, string directory, CancellationToken cancellationToken)
    {
        if (account is null)
        {
            return;
        }

        var place = context.Machine.Files.Locate(directory);
        for (var end = place.IndexOf('/', 1); end != -1; end = end == place.Length ? -1 : place.IndexOf('/', end + 1) is var next and >= 0 ? next : place.Length)
        {
            var folder = place[..end];
            var result = await context.Machine.Commands.RunAsync(Command.Of("test", "-x", folder).As(account), cancellationToken);
            if (!result.Succeeded)
            {
                throw new StepFailedException(
                    $"PostgreSQL does not run as root, so the trial runs it as {account}; and {account} may not enter {folder}.",
                    $"Choose a prefix that everyone may pass through, such as --prefix /var/tmp/appliance-trial; or let others enter the folder: chmod o+x {folder}");
            }
        }
    }
}
