using System.Globalization;
using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Configuration;
using Appliance.Modules.Database.Roles;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Database;

internal sealed class ExistingDatabaseCheck() : Check(
    "database-existing",
    "Nobody else's database is in the way",
    "Looks at the PostgreSQL that is on this machine already: its version, its port and who has that port, and whether it has a role or database of the chosen names that are not the engine's. Existing clusters are used as they are, on their own port; nothing of others is ever dropped.")
{
    public override bool AppliesTo(Site site) => DatabaseSettings.From(site) is { IsProvisioned: true, IsTrial: false };

    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var settings = DatabaseSettings.From(context.Site);
        var clusters = new PostgresClusters(context.Machine, context.Facts.OperatingSystem, isTrial: false);
        if (clusters.Existing() is not { } cluster)
        {
            return await WithoutClusterAsync(context, settings, clusters, cancellationToken);
        }

        if (cluster.Version < PostgresCluster.OldestVersion)
        {
            return TooOld(cluster.Version);
        }

        return OnOtherPort(context, settings, cluster, clusters)
            ?? PortTaken(context, settings, byPostgres: false)
            ?? await ContentAsync(context, settings, cluster, cancellationToken);
    }

    private static async Task<CheckFinding> WithoutClusterAsync(CheckContext context, DatabaseSettings settings, PostgresClusters clusters, CancellationToken cancellationToken)
    {
        if (PortTaken(context, settings, byPostgres: true) is { } taken)
        {
            return taken;
        }

        try
        {
            var version = (await clusters.FindAsync(cancellationToken)).Version;
            return version < PostgresCluster.OldestVersion ? TooOld(version) : CheckFinding.Passed($"no PostgreSQL is here yet; version {version} will be installed");
        }
        catch (StepFailedException e)
        {
            return CheckFinding.Failed(e.Message, e.Remedy);
        }
    }

    private static CheckFinding TooOld(int version) => CheckFinding.Failed(
        $"PostgreSQL {version} is too old; the engine needs {PostgresCluster.OldestVersion} or newer.",
        "Install a newer one beside it (on Enterprise Linux 8: dnf module reset postgresql && dnf module enable postgresql:15), or use a database on another server (database.location: remote).");

    private static CheckFinding? OnOtherPort(CheckContext context, DatabaseSettings settings, PostgresCluster cluster, PostgresClusters clusters)
    {
        var conf = PostgresConf.Read(context.Machine.Files, cluster);
        var configured = int.TryParse(conf?.Find("port"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : ServerSettings.DefaultPort;
        var others = cluster.Kind == ClusterKind.Debian ? clusters.DebianClusters().Where(name => name != $"{cluster.Version}/main").ToList() : [];

        // Our own earlier set-up may have moved it; then nobody else is to be disturbed.
        return configured == settings.Port || context.Installed
            ? null
            : CheckFinding.Failed(
                $"PostgreSQL {cluster.Version} is here already and uses port {configured}; moving it to {settings.Port} would cut off whoever uses it.{(others.Count > 0 ? $" Other clusters here: {string.Join(", ", others)}." : "")}",
                $"Use its port: --set database.port={configured}");
    }

    /// <param name="byPostgres">Whether a PostgreSQL is in the way too: one in a container, say, beside no cluster of the distribution.</param>
    private static CheckFinding? PortTaken(CheckContext context, DatabaseSettings settings, bool byPostgres)
    {
        var listener = context.Facts.Listeners.FirstOrDefault(listener => listener.Port == settings.Port);
        var isPostgres = listener is { Process: "postgres" or "postmaster" };
        return listener is null || (isPostgres && !byPostgres) || (listener.Process is null && !context.Machine.IsRoot)
            ? null
            : CheckFinding.Failed(
                $"Port {settings.Port} is used by {listener.Process ?? "a program that cannot be seen"}{(listener.ProcessId is { } id ? $" (process {id})" : "")}, which is not {(isPostgres ? "a server of the distribution's packages" : "PostgreSQL")}.",
                "End that program, or give another port (database.port).");
    }

    private static async Task<CheckFinding> ContentAsync(CheckContext context, DatabaseSettings settings, PostgresCluster cluster, CancellationToken cancellationToken)
    {
        var access = await SuperuserAccess.OfAsync(context.Machine, cluster, cancellationToken);
        if (access.Superuser is not { } superuser)
        {
            return CheckFinding.Skipped($"PostgreSQL {cluster.Version} is here already, but what is in it cannot be seen now: {access.Obstacle}");
        }

        var role = await ExistingRole.FindAsync(superuser, settings.User, settings.Name, cancellationToken);
        var database = await ExistingDatabase.FindAsync(superuser, settings.Name, cancellationToken);
        if ((role?.Obstacle(settings.Name) ?? database?.Obstacle(settings.User)) is { } obstacle)
        {
            return CheckFinding.Failed(obstacle.Cause, obstacle.Remedy);
        }

        return role is { IsOurs: false } || database is { IsOurs: false }
            ? CheckFinding.Warning(
                $"{(role is null ? "" : $"The role {settings.User} is there already and gets the engine's password. ")}{(database is null ? "" : $"The database {settings.Name} is there already, empty, and will be the engine's.")}".TrimEnd(),
                "If that is not wanted, give other names (database.user, database.name).")
            : CheckFinding.Passed($"PostgreSQL {cluster.Version} is here; {(database is null ? "role and database are free" : "role and database are the engine's own")}");
    }
}
