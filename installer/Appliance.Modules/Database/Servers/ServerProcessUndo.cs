using System.Text.Json.Nodes;
using Appliance.Machines.Files;
using Appliance.Modules.Database.Clusters;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Servers;

/// <summary>Stops a trial's server; one that ran before is restarted with its old files.</summary>
internal sealed class ServerProcessUndo : IUndoAction
{
    private const string ActionKind = "postgres-process";

    public string Kind => ActionKind;

    public static UndoRecord Capture(PostgresCluster cluster, bool running) =>
        new(ActionKind, new JsonObject { ["cluster"] = cluster.ToJson(), ["running"] = running });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var cluster = PostgresCluster.FromJson(data["cluster"]!.AsObject());
        var control = new ProcessControl(context.Machine, cluster);
        if (context.Machine.Commands.Find($"{cluster.Binaries}/pg_ctl") is null || !context.Machine.Files.Exists(cluster.DataDirectory))
        {
            return;
        }

        if (data.Flag("running"))
        {
            context.AtEnd("restart:" + cluster.DataDirectory, async token =>
            {
                if (context.Machine.Files.Exists(cluster.DataDirectory))
                {
                    await control.RestartAsync(token);
                }
            });
        }
        else
        {
            await control.StopAsync(cancellationToken);
        }
    }
}
