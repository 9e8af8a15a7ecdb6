using System.Text.Json.Nodes;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Clusters;

/// <summary>Removes a cluster that was made, with all that is in it.</summary>
internal sealed class ClusterUndo : IUndoAction
{
    private const string ActionKind = "postgres-cluster";

    public string Kind => ActionKind;

    public static UndoRecord Made(PostgresCluster cluster) => new(ActionKind, new JsonObject { ["cluster"] = cluster.ToJson() });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var cluster = PostgresCluster.FromJson(data["cluster"]!.AsObject());
        var files = context.Machine.Files;
        switch (cluster.Kind)
        {
            case ClusterKind.Debian:
                if (files.Exists(cluster.MainFile) && context.Machine.Commands.Find("pg_dropcluster") is not null)
                {
                    (await context.Machine.Commands.RunAsync(Command.Of("pg_dropcluster", "--stop", $"{cluster.Version}", "main"), cancellationToken)).OrThrow();
                }

                break;
            case ClusterKind.EnterpriseLinux:
                // The empty directory is the package's own.
                foreach (var name in files.List(cluster.DataDirectory))
                {
                    Delete(files, $"{cluster.DataDirectory}/{name}");
                }

                break;
            default:
                files.DeleteTree(cluster.DataDirectory);
                break;
        }
    }

    private static void Delete(IMachineFiles files, string path)
    {
        if (files.Stat(path) is { Kind: FileKind.Directory })
        {
            files.DeleteTree(path);
        }
        else
        {
            files.DeleteFile(path);
        }
    }
}
