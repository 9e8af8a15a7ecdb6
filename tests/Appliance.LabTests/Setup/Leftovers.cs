using Appliance.Lab;
using FluentAssertions;

namespace Appliance.LabTests.Setup;

/// <summary>What may differ on a machine where everything was undone, and why.</summary>
internal static class Leftovers
{
    /// <summary>Paths that may differ.</summary>
    public static readonly IReadOnlyList<string> Allowed =
    [
        .. MachineTree.EverydayChanges,
        // What the program keeps on purpose: its records of the run.
        "/var/lib/appliance", "/var/lib/appliance/runs*",
        // The package manager's own books.
        "/var/lib/dpkg/*", "/var/lib/ucf*", "/etc/ld.so.cache",
        // postgresql-common leaves its empty folders when it is purged.
        "/etc/postgresql", "/var/lib/postgresql",
        // Accounts of packages: Debian never takes one away, for files may still be theirs. Looked at below.
        "/etc/passwd*", "/etc/group*", "/etc/shadow*", "/etc/gshadow*",
    ];

    // Of chrony, postgresql-common, rpcbind and nfs-common.
    private static readonly string[] PackageAccounts = ["_chrony", "postgres", "_rpc", "statd", "ssl-cert"];

    /// <summary>The machine must be as it was, packages and accounts included, but for what is allowed above.</summary>
    public static async Task ShouldBeNoneAsync(EngineServer server, MachineTree before, string accountsBefore)
    {
        var now = await server.Machine.ReadTreeAsync(CancellationToken.None);
        var differences = before.DifferencesTo(now, Allowed);
        server.Note($"{now.Entries.Count} paths and {now.Packages.Count} packages compared: {differences.Count} differences");
        differences.Select(difference => difference.ToString()).Should().BeEmpty();

        var added = (await AccountsAsync(server)).Split('\n').Except(accountsBefore.Split('\n')).Select(line => line.Split(':')[0]).Distinct();
        added.Should().BeSubsetOf(PackageAccounts, "the account of the engine was made by us");
    }

    /// <summary>All accounts and groups, one per line.</summary>
    public static Task<string> AccountsAsync(EngineServer server) => server.ShellAsync("cat", "/etc/passwd", "/etc/group");
}
