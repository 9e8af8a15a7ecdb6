using System.Globalization;
using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Configuration;
using Appliance.Modules.Database.Roles;
using Appliance.Modules.Database.Sql;

namespace Appliance.Modules.Database.Remote;

/// <summary>A server as the engine's role sees it from inside its database.</summary>
/// <param name="Version">As people write it: 15.8.</param>
/// <param name="Settings">Values by name, with their units.</param>
/// <param name="HasSchema">The engine's own record of its schema is in the database.</param>
internal sealed record RemoteState(int MajorVersion, string Version, string Encoding, string Owner, bool MayCreate, int Tables, bool HasSchema, IReadOnlyDictionary<string, string> Settings)
{
    /// <exception cref="SqlFailedException">The server refuses to tell.</exception>
    public static async Task<RemoteState> OfAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var facts = (await session.RowsAsync(
            """
            SELECT current_setting('server_version_num'), split_part(current_setting('server_version'), ' ', 1), pg_encoding_to_char(encoding), pg_get_userbyid(datdba),
              (has_schema_privilege('public', 'CREATE') AND has_database_privilege(datname, 'CREATE'))::text
            FROM pg_database WHERE datname = current_database()
            """,
            cancellationToken))[0];
        var content = (await session.RowsAsync(ExistingDatabase.ContentQuery, cancellationToken))[0];
        var names = string.Join(", ", SettingRequirement.All.Select(needed => SqlText.Literal(needed.Name)));
        var settings = await session.RowsAsync($"SELECT name, current_setting(name) FROM pg_settings WHERE name IN ({names})", cancellationToken);
        return new RemoteState(
            int.Parse(facts[0], CultureInfo.InvariantCulture) / 10000, facts[1], facts[2], facts[3], facts[4] == "true",
            int.Parse(content[0], CultureInfo.InvariantCulture), content[1] == "true",
            settings.ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal));
    }

    /// <summary>All that keeps the engine from using it.</summary>
    public IReadOnlyList<RemoteProblem> Problems(DatabaseSettings site) =>
        [.. VersionProblem(), .. EncodingProblem(site), .. RightsProblem(site), .. ContentProblem(site), .. SettingProblems()];

    private IEnumerable<RemoteProblem> VersionProblem() => MajorVersion >= PostgresCluster.OldestVersion
        ? []
        : [new RemoteProblem($"PostgreSQL is {Version}; needed: {PostgresCluster.OldestVersion} or newer", ["-- upgrade the server (pg_upgrade), or name another one (database.host)"])];

    private IEnumerable<RemoteProblem> EncodingProblem(DatabaseSettings site) => Encoding == "UTF8"
        ? []
        : [new RemoteProblem($"the database {site.Name} has the encoding {Encoding}; needed: UTF8", [$"-- from another database; this drops what is in {site.Name}:", $"DROP DATABASE {SqlText.Name(site.Name)};", .. AdministratorSql.Provision(site).Skip(2)])];

    private IEnumerable<RemoteProblem> RightsProblem(DatabaseSettings site) => Owner == site.User || MayCreate
        ? []
        : [new RemoteProblem($"the database belongs to {Owner}, and {site.User} may create nothing in it", [$"ALTER DATABASE {SqlText.Name(site.Name)} OWNER TO {SqlText.Name(site.User)};", $"GRANT CREATE ON SCHEMA public TO {SqlText.Name(site.User)};"])];

    private IEnumerable<RemoteProblem> ContentProblem(DatabaseSettings site) => Tables == 0 || HasSchema
        ? []
        : [new RemoteProblem($"the database {site.Name} has {Tables} tables in it that are not the engine's", [$"-- from another database; keeps what is in it under another name:", $"ALTER DATABASE {SqlText.Name(site.Name)} RENAME TO {SqlText.Name(site.Name + "_old")};", .. AdministratorSql.Provision(site).Skip(2)])];

    private IEnumerable<RemoteProblem> SettingProblems()
    {
        var unmet = SettingRequirement.All.Where(needed => !Settings.TryGetValue(needed.Name, out var value) || !needed.IsMetBy(value)).ToList();
        return unmet.Select((needed, index) => new RemoteProblem(
            needed.Problem(Settings.GetValueOrDefault(needed.Name)),
            index + 1 < unmet.Count ? AdministratorSql.Settings([needed]) : [.. AdministratorSql.Settings([needed]), AdministratorSql.Taking(unmet)]));
    }
}
