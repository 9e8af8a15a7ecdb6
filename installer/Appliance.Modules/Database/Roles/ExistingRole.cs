using Appliance.Modules.Database.Sql;

namespace Appliance.Modules.Database.Roles;

/// <summary>A role as the server has it.</summary>
/// <param name="Rights">Rights the engine's role must not have, as words of ALTER ROLE.</param>
/// <param name="Verifier">What is kept of its password; empty when it has none.</param>
/// <param name="OtherDatabases">Databases it owns besides the engine's.</param>
internal sealed record ExistingRole(string Name, bool CanLogIn, bool Expires, IReadOnlyList<string> Rights, string Verifier, string Comment, IReadOnlyList<string> OtherDatabases)
{
    private static readonly string[] _rightNames = ["SUPERUSER", "CREATEDB", "CREATEROLE", "REPLICATION", "BYPASSRLS"];

    public bool IsOurs => Comment == OwnMark.Text;

    /// <summary>Why it cannot be the engine's role; null when it can. One that is nobody else's may be taken over.</summary>
    public Obstacle? Obstacle(string database) => this switch
    {
        { IsOurs: true } => null,
        { Rights.Count: > 0 } => new Obstacle(
            $"The role {Name} is there already and has the right {string.Join(", ", Rights)}: it is somebody's, not the engine's.",
            $"Give another name (database.user), or drop the role if nobody needs it: DROP ROLE {SqlText.Name(Name)};"),
        { OtherDatabases.Count: > 0 } => new Obstacle(
            $"The role {Name} is there already and owns other databases ({string.Join(", ", OtherDatabases)}); its password would be changed.",
            $"Give another name (database.user), or let {Name} own nothing but {database}."),
        _ => null,
    };

    /// <summary>Null when there is no such role.</summary>
    /// <exception cref="SqlFailedException">The server does not answer.</exception>
    public static async Task<ExistingRole?> FindAsync(ISuperuser superuser, string name, string database, CancellationToken cancellationToken)
    {
        var rows = await superuser.RowsAsync(
            $"""
            SELECT rolcanlogin::text, coalesce(rolvaliduntil < 'infinity', false)::text,
              rolsuper::text, rolcreatedb::text, rolcreaterole::text, rolreplication::text, rolbypassrls::text,
              coalesce(rolpassword, ''), coalesce(shobj_description(oid, 'pg_authid'), ''),
              coalesce((SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database WHERE datdba = r.oid AND datname <> {SqlText.Literal(database)}), '')
            FROM pg_authid r WHERE rolname = {SqlText.Literal(name)}
            """,
            cancellationToken);
        return rows is [var row]
            ? new ExistingRole(
                name, row[0] == "true", row[1] == "true", [.. _rightNames.Where((_, i) => row[2 + i] == "true")], row[7], row[8],
                row[9].Split(',', StringSplitOptions.RemoveEmptyEntries))
            : null;
    }
}
