using System.Text.Json.Nodes;
using Appliance.Machines.Files;
using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Servers;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Roles;

/// <summary>The server in which something is undone.</summary>
internal static class UndoneServer
{
    /// <summary>Its superuser; null when server or data are gone, and what was to be undone with them.</summary>
    /// <param name="statement">What a person would have to run.</param>
    /// <exception cref="InvalidOperationException">The data are there and the server does not answer.</exception>
    public static async Task<ISuperuser?> SuperuserAsync(UndoContext context, JsonObject data, string statement, CancellationToken cancellationToken)
    {
        var cluster = PostgresCluster.FromJson(data["cluster"]!.AsObject());
        if (!context.Machine.Files.Exists(cluster.DataDirectory + "/PG_VERSION"))
        {
            return null;
        }

        // After a power failure it may be down; the step that started it is undone later and stops it again.
        var control = ServerControls.Of(context.Machine, cluster);
        if (context.Machine.Commands.Find($"{cluster.Binaries}/postgres") is not null && !(await control.StateAsync(cancellationToken)).Running)
        {
            await control.StartAsync(cancellationToken);
        }

        var access = await SuperuserAccess.OfAsync(context.Machine, cluster, cancellationToken);
        return access.Superuser ?? throw new InvalidOperationException($"{access.Obstacle} Start the server and run as its superuser: {statement}");
    }
}
