using Appliance.Machines.Commands;

namespace Appliance.Modules.Database.Clusters;

/// <summary>PostgreSQL's server programs on this host, wherever its packager put them.</summary>
/// <param name="Folder">Has initdb, postgres and pg_ctl in it.</param>
internal sealed record PostgresBinaries(string Folder, int Version)
{
    // Later than any version there is; looking is only a stat(2) each.
    private const int NewestLookedFor = 30;

    /// <summary>The newest there are; null when no server is installed.</summary>
    public static async Task<PostgresBinaries?> FindAsync(ICommandRunner commands, CancellationToken cancellationToken)
    {
        for (var version = NewestLookedFor; version >= PostgresCluster.OldestVersion; version--)
        {
            foreach (var folder in new[] { $"/usr/lib/postgresql/{version}/bin", $"/usr/pgsql-{version}/bin" })
            {
                if (commands.Find($"{folder}/initdb") is not null)
                {
                    return new PostgresBinaries(folder, version);
                }
            }
        }

        return await OnPathAsync(commands, cancellationToken);
    }

    private static async Task<PostgresBinaries?> OnPathAsync(ICommandRunner commands, CancellationToken cancellationToken)
    {
        if (commands.Find("initdb") is not { } initdb)
        {
            return null;
        }

        // "initdb (PostgreSQL) 16.4"
        var said = await commands.RunAsync(Command.Of(initdb, "--version"), cancellationToken);
        var number = said.Output.Trim().Split(' ').LastOrDefault(word => word.Length > 0 && char.IsAsciiDigit(word[0]));
        return MajorVersion.Parse(number) is { } version ? new PostgresBinaries(Path.GetDirectoryName(initdb)!, version) : null;
    }
}
