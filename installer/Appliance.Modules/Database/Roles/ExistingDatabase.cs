using System.Globalization;
using Appliance.Modules.Database.Sql;

namespace Appliance.Modules.Database.Roles;

/// <summary>A database as the server has it.</summary>
/// <param name="PublicMayConnect">Any role may connect to it.</param>
/// <param name="Tables">Tables, views and sequences in it that are not the server's own.</param>
/// <param name="HasSchema">The engine's own record of its schema is in it.</param>
internal sealed record ExistingDatabase(string Name, string Owner, string Encoding, string Comment, bool PublicMayConnect, int Tables, bool HasSchema)
{
    /// <summary>The engine's record of which parts of its schema are there.</summary>
    public const string SchemaTable = "schema_migrations";

    public bool IsOurs => HasSchema || Comment == OwnMark.Text;

    /// <summary>Why it cannot be the engine's database; null when it can.</summary>
    public Obstacle? Obstacle(string role) => this switch
    {
        { IsOurs: false, Tables: > 0 } => new Obstacle(
            $"The database {Name} is there already, belongs to {Owner} and has {Tables} tables in it that are not the engine's.",
            $"Give another name (database.name), or rename the old one: ALTER DATABASE {SqlText.Name(Name)} RENAME TO {SqlText.Name(Name + "_old")};"),
        { Encoding: not "UTF8" } => new Obstacle(
            $"The database {Name} is there already with the encoding {Encoding}; the engine needs UTF8.",
            $"Give another name (database.name), or drop the database if nobody needs it: DROP DATABASE {SqlText.Name(Name)};"),
        _ when Owner != role => new Obstacle(
            $"The database {Name} is there already and belongs to {Owner}, not to {role}.",
            $"Give another name (database.name), or hand it over: ALTER DATABASE {SqlText.Name(Name)} OWNER TO {SqlText.Name(role)};"),
        _ => null,
    };

    /// <summary>Null when there is no such database.</summary>
    /// <exception cref="SqlFailedException">The server does not answer.</exception>
    public static async Task<ExistingDatabase?> FindAsync(ISuperuser superuser, string name, CancellationToken cancellationToken)
    {
        var rows = await superuser.RowsAsync(
            $"""
            SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding), coalesce(shobj_description(oid, 'pg_database'), ''), has_database_privilege('public', oid, 'CONNECT')::text
            FROM pg_database WHERE datname = {SqlText.Literal(name)}
            """,
            cancellationToken);
        if (rows is not [var row])
        {
            return null;
        }

        var content = (await superuser.RowsAsync(ContentQuery, cancellationToken, name))[0];
        return new ExistingDatabase(name, row[0], row[1], row[2], row[3] == "true", int.Parse(content[0], CultureInfo.InvariantCulture), content[1] == "true");
    }

    /// <summary>How many relations are in a database, and whether the engine's are among them.</summary>
    public const string ContentQuery =
        $"""
        SELECT count(*)::text, coalesce(bool_or(c.relname = '{SchemaTable}' AND n.nspname = 'public'), false)::text
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\_%'
        """;
}
