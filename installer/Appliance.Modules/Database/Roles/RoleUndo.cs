using System.Text;
using System.Text.Json.Nodes;
using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Roles;

/// <summary>Drops a role that was made; gives one that was taken over its former password and comment back.</summary>
internal sealed class RoleUndo : IUndoAction
{
    private const string ActionKind = "postgres-role";

    public string Kind => ActionKind;

    public static UndoRecord Made(PostgresCluster cluster, string name) =>
        new(ActionKind, new JsonObject { ["cluster"] = cluster.ToJson(), ["name"] = name, ["made"] = true });

    /// <param name="context">Its run folder keeps the verifier: a journal holds no secret.</param>
    public static UndoRecord Changed(StepContext context, PostgresCluster cluster, ExistingRole role) => new(ActionKind, new JsonObject
    {
        ["cluster"] = cluster.ToJson(),
        ["name"] = role.Name,
        ["login"] = role.CanLogIn,
        ["rights"] = UndoData.Array(role.Rights),
        ["comment"] = role.Comment,
        ["verifier"] = context.Folder.Keep(Encoding.UTF8.GetBytes(role.Verifier)),
    });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var name = data.Text("name");
        var statement = data.Flag("made") ? $"DROP ROLE {SqlText.Name(name)};" : $"ALTER ROLE {SqlText.Name(name)} …;";
        if (await UndoneServer.SuperuserAsync(context, data, statement, cancellationToken) is not { } superuser
            || await ExistingRole.FindAsync(superuser, name, "", cancellationToken) is null)
        {
            return;
        }

        if (data.Flag("made"))
        {
            await superuser.DoAsync($"DROP ROLE {SqlText.Name(name)}", cancellationToken);
            return;
        }

        var verifier = Encoding.UTF8.GetString(context.Run.Original(data.Text("verifier")));
        var words = data.Texts("rights").Append(data.Flag("login") ? "LOGIN" : "NOLOGIN");
        await superuser.DoAsync($"ALTER ROLE {SqlText.Name(name)} {string.Join(' ', words)} PASSWORD {(verifier.Length == 0 ? "NULL" : SqlText.Literal(verifier))}", cancellationToken);
        await superuser.DoAsync($"COMMENT ON ROLE {SqlText.Name(name)} IS {SqlText.Literal(data.Text("comment"))}", cancellationToken);
    }
}
