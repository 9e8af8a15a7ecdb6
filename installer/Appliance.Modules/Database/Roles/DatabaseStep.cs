using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Roles;

/// <summary>The engine's database: it belongs to the engine's role, and no other role may connect.</summary>
internal sealed class DatabaseStep(string id, string title, PostgresCluster cluster, DatabaseSettings settings) : Step(id, title)
{
    // Since then a cluster may have been made with ICU as its provider, which a database would inherit.
    private const int ProviderVersion = 15;

    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var access = await SuperuserAccess.OfAsync(context.Machine, cluster, cancellationToken);
        if (context.IsPlanning && access.Superuser is null)
        {
            return Creation();
        }

        if (await ExistingDatabase.FindAsync(access.OrThrow(), settings.Name, cancellationToken) is not { } database)
        {
            return Creation();
        }

        if (database.Obstacle(settings.User) is { } obstacle)
        {
            throw obstacle.ToFailure();
        }

        var diff = new List<string>();
        diff.AddRange(database.PublicMayConnect ? ["-every role may connect"] : []);
        diff.AddRange(database.Comment == OwnMark.Text ? [] : [$"+comment '{OwnMark.Text}'"]);
        return diff.Count == 0 ? Inspection.Unchanged : Inspection.Of(ChangeKind.Sql, $"Change the database {settings.Name}", diff);
    }

    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        var superuser = (await SuperuserAccess.OfAsync(context.Machine, cluster, cancellationToken)).OrThrow();
        return await ExistingDatabase.FindAsync(superuser, settings.Name, cancellationToken) is { } database
            ? [DatabaseUndo.Changed(cluster, database)]
            : [DatabaseUndo.Made(cluster, settings.Name)];
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var superuser = (await SuperuserAccess.OfAsync(context.Machine, cluster, cancellationToken)).OrThrow();
        if (await ExistingDatabase.FindAsync(superuser, settings.Name, cancellationToken) is null)
        {
            await CreateAsync(superuser, cancellationToken);
        }

        var name = SqlText.Name(settings.Name);
        await superuser.DoAsync($"REVOKE ALL ON DATABASE {name} FROM PUBLIC", cancellationToken);
        await superuser.DoAsync($"GRANT ALL ON DATABASE {name} TO {SqlText.Name(settings.User)}", cancellationToken);
        await superuser.DoAsync($"COMMENT ON DATABASE {name} IS {SqlText.Literal(OwnMark.Text)}", cancellationToken);
    }

    private async Task CreateAsync(ISuperuser superuser, CancellationToken cancellationToken)
    {
        try
        {
            await superuser.DoAsync(CreationSql(settings.Name, settings.User, settings.Locale, cluster.Version), cancellationToken);
        }
        catch (SqlFailedException e) when (e.Message.Contains("locale", StringComparison.OrdinalIgnoreCase))
        {
            throw new StepFailedException(
                $"The database {settings.Name} could not be created: {e.Message}",
                "Choose a locale that exists (`locale -a`) and has the encoding UTF-8; C.UTF-8 is on every machine (database.locale).",
                e);
        }
    }

    /// <param name="version">Major version of the server, which must not be given a word that it does not know.</param>
    internal static string CreationSql(string name, string owner, string locale, int version) =>
        $"CREATE DATABASE {SqlText.Name(name)} OWNER {SqlText.Name(owner)} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE {SqlText.Literal(locale)} LC_CTYPE {SqlText.Literal(locale)}"
        + (version >= ProviderVersion ? " LOCALE_PROVIDER libc" : "");

    private Inspection Creation() => Inspection.Of(
        ChangeKind.Sql,
        $"Create the database {settings.Name}",
        $"+database {settings.Name}: owner {settings.User}, encoding UTF8, locale {settings.Locale}",
        $"+only {settings.User} may connect");
}
