using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Clusters;

/// <summary>
/// A distribution's cluster has been made. On Debian its package does that, so this step has work only where the cluster
/// was dropped or its making is turned off; on Enterprise Linux it always has.
/// </summary>
/// <param name="packages">Id of the step that installs the package which may make the cluster.</param>
internal sealed class ClusterStep(string id, string title, PostgresCluster cluster, string locale, string packages) : Step(id, title)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var isThere = context.Machine.Files.Exists(cluster.MainFile);
        var comesWithPackage = context.IsPlanning && cluster.Kind == ClusterKind.Debian && context.Changed.Contains(packages);
        return Task.FromResult(isThere || comesWithPackage
            ? Inspection.Unchanged
            : Inspection.Of(ChangeKind.Command, $"Make a PostgreSQL {cluster.Version} cluster", $"+{cluster.DataDirectory}"));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UndoRecord>>([ClusterUndo.Made(cluster)]);

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var command = cluster.Kind == ClusterKind.Debian
            ? Command.Of("pg_createcluster", "--encoding", "UTF8", "--locale", locale, $"{cluster.Version}", "main")
            : Command.Of("postgresql-setup", "--initdb").WithEnvironment("PGSETUP_INITDB_OPTIONS", $"--encoding=UTF8 --locale={locale} --auth-host=scram-sha-256");
        (await context.Machine.Commands.RunAsync(command.WithTimeout(Patience), cancellationToken, context.Say)).OrThrow();
    }
}
