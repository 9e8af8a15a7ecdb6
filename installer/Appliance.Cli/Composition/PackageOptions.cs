using Appliance.Machines.Commands;
using Appliance.Machines.Packages;

namespace Appliance.Cli.Composition;

/// <summary>What <c>--package-source</c> means to the package manager.</summary>
internal static class PackageOptions
{
    // Below /run: what the package manager reads from the source is needed while a command runs, and not after a boot.
    private const string StateFolder = "/run/appliance/apt";

    /// <exception cref="CommandLineException">The package source cannot be used.</exception>
    public static async Task<IReadOnlyList<string>> ReadAsync(string? given, CancellationToken cancellationToken)
    {
        if (given is null)
        {
            return [];
        }

        if (!PackageSource.TryParse(given, out var source, out var problem))
        {
            throw new CommandLineException(problem, ExitCode.Usage);
        }

        try
        {
            using var http = new HttpClient();
            var folder = Environment.IsPrivilegedProcess ? StateFolder : Directory.CreateTempSubdirectory("appliance-apt-").FullName;
            return await new PackageSourceSetup(new LocalCommandRunner(), http, folder).OptionsAsync(source, cancellationToken);
        }
        catch (PackageSourceException e)
        {
            throw new CommandLineException(e.Message, ExitCode.Check);
        }
    }
}
