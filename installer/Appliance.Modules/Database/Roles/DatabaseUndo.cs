using System.Text.Json.Nodes;
using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Roles;

/// <summary>Drops a database that was made, whoever is connected. One that was there before is never dropped.</summary>
internal sealed class DatabaseUndo : IUndoAction
{
    private const string ActionKind = "postgres-database";

    public string Kind => ActionKind;

    public static UndoRecord Made(PostgresCluster cluster, string name) =>
        new(ActionKind, new JsonObject { ["cluster"] = cluster.ToJson(), ["name"] = name, ["made"] = true });

    public static UndoRecord Changed(PostgresCluster cluster, ExistingDatabase database) => new(ActionKind, new JsonObject
    {
        ["cluster"] = cluster.ToJson(),
        ["name"] = database.Name,
        ["publicMayConnect"] = database.PublicMayConnect,
        ["comment"] = database.Comment,
    });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var name = SqlText.Name(data.Text("name"));
        var statement = data.Flag("made") ? $"DROP DATABASE {name};" : $"GRANT CONNECT, TEMPORARY ON DATABASE {name} TO PUBLIC;";
        if (await UndoneServer.SuperuserAsync(context, data, statement, cancellationToken) is not { } superuser
            || await superuser.RowsAsync($"SELECT datname FROM pg_database WHERE datname = {SqlText.Literal(data.Text("name"))}", cancellationToken) is [])
        {
            return;
        }

        if (data.Flag("made"))
        {
            await superuser.DoAsync($"DROP DATABASE {name} WITH (FORCE)", cancellationToken);
            return;
        }

        if (data.Flag("publicMayConnect"))
        {
            await superuser.DoAsync($"GRANT CONNECT, TEMPORARY ON DATABASE {name} TO PUBLIC", cancellationToken);
        }

        await superuser.DoAsync($"COMMENT ON DATABASE {name} IS {SqlText.Literal(data.Text("comment"))}", cancellationToken);
    }
}
