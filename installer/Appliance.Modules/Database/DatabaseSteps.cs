using Appliance.Machines;
using Appliance.Machines.Files;
using Appliance.Machines.Secrets;
using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Configuration;
using Appliance.Modules.Database.Roles;
using Appliance.Modules.Database.Servers;
using Appliance.Modules.Database.Trial;
using Appliance.Planning.Modules;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Database;

/// <summary>The steps that make the engine's database.</summary>
internal sealed class DatabaseSteps
{
    private const string Packages = "database.packages";
    private const string Include = "database.include";
    private const string Settings = "database.settings";
    private const string Hba = "database.hba";
    private const string Password = "database.password";

    // Made by the engine's area, where they are in the plan.
    private static readonly string[] _secretsFolder = ["engine.account", "engine.folder", "engine.secrets"];

    private static readonly ManagedBlock _block = new("database");

    private readonly DatabaseSettings _settings;
    private readonly PostgresClusters _clusters;
    private readonly IMachine _machine;
    private readonly Func<Secret?> _givenPassword;

    private DatabaseSteps(SiteContext context)
    {
        _settings = DatabaseSettings.From(context.Site);
        _machine = context.Machine;
        _clusters = new PostgresClusters(context.Machine, context.Facts.OperatingSystem, _settings.IsTrial);
        _givenPassword = () => context.Secrets.Find(DatabaseQuestions.Password);
    }

    private IMachineFiles Files => _machine.Files;

    public static IReadOnlyList<IStep> Of(SiteContext context)
    {
        var steps = new DatabaseSteps(context);
        return steps._settings switch
        {
            { IsProvisioned: false } => [steps.PasswordFile(mustBeGiven: true)],
            { IsTrial: true } => steps.Trial(),
            _ => steps.Local(),
        };
    }

    private IReadOnlyList<IStep> Local() =>
    [
        new ServerPackageStep(Packages, "Install PostgreSQL", _clusters, _settings.IsOffline),
        OnCluster("database.cluster", "Make the PostgreSQL cluster", (cluster, id, title) => new ClusterStep(id, title, cluster, _settings.Locale, Packages)),
        .. Server(),
        PasswordFile(mustBeGiven: false),
        .. Contents(),
    ];

    private IReadOnlyList<IStep> Trial() =>
    [
        new PasswordFileStep("database.superuser-password", "Make the private PostgreSQL's superuser password", PostgresCluster.TrialPasswordFile, Ownership.Private(), () => null) { After = _secretsFolder },
        OnCluster("database.cluster", "Make a private PostgreSQL cluster", (cluster, id, title) => new TrialClusterStep(id, title, cluster, _settings.Locale)),
        .. Server(),
        PasswordFile(mustBeGiven: false),
        .. Contents(),
    ];

    private IReadOnlyList<IStep> Server() =>
    [
        OnCluster("database.folder", "Make the folder for PostgreSQL's settings", (cluster, id, title) => cluster.Kind == ClusterKind.Debian && !LacksFolder(cluster)
            ? null
            : new DirectoryStep(id, title, cluster.DropInDirectory, OfServer(cluster, Ownership.PublicExecutable.Mode))),
        OnCluster(Include, "Let PostgreSQL read that folder", IncludeStep),
        OnCluster(Settings, "Write the PostgreSQL settings", (cluster, id, title) =>
            FileStep.FromTemplate(id, title, cluster.DropIn, OfServer(cluster, Ownership.Public.Mode), SettingsModel.Template, _ => SettingsModel.Of(SettingsOf(cluster)))),
        OnCluster(Hba, "Let the engine's role log in", (cluster, id, title) =>
            new ManagedBlockStep(id, title, cluster.HbaFile, _block, context => context.Templates.Render(HbaRules.Template, HbaRules.Model(_settings, cluster, PostgresConf.Read(Files, cluster))))
            {
                AtStart = true,
                New = cluster.Kind == ClusterKind.Trial ? Ownership.Public : Ownership.GroupReadable("postgres", "postgres"),
            }),
        OnCluster("database.server", "Run PostgreSQL with these settings", (cluster, id, title) =>
            new ServerStep(id, title, cluster, ServerControls.Of(_machine, cluster), SettingsOf(cluster).Wanted, [Include, Settings, Hba])),
    ];

    private IReadOnlyList<IStep> Contents() =>
    [
        OnCluster("database.role", "Create the engine's role", (cluster, id, title) => new RoleStep(id, title, cluster, _settings, Password)),
        OnCluster("database.database", "Create the engine's database", (cluster, id, title) => new DatabaseStep(id, title, cluster, _settings)),
    ];

    private PasswordFileStep PasswordFile(bool mustBeGiven) =>
        new(Password, mustBeGiven ? "Keep the database password" : "Make the database password", DatabaseSettings.PasswordFile, Ownership.Private("appliance"), _givenPassword)
        {
            After = _secretsFolder,
            MustBeGiven = mustBeGiven,
        };

    private IStep? IncludeStep(PostgresCluster cluster, string id, string title) => cluster.Kind switch
    {
        ClusterKind.Trial => FileStep.FromTemplate(id, title, cluster.MainFile, Ownership.Public, "postgres/trial.conf", _ => new Dictionary<string, object?> { ["data_directory"] = Files.Locate(cluster.DataDirectory) }),
        ClusterKind.Debian when !Files.Exists(cluster.MainFile) => null,
        _ => new ManagedBlockStep(id, title, cluster.MainFile, _block, _ => IncludeLine(cluster)) { New = OfServer(cluster, Ownership.Public.Mode) },
    };

    private string IncludeLine(PostgresCluster cluster)
    {
        var withoutBlock = _block.PutInto(Files.ReadTextOrNull(cluster.MainFile) ?? "", "", atStart: false);
        return PostgresConf.Includes(withoutBlock, cluster) ? "" : "include_dir = 'conf.d'";
    }

    // Debian's clusters come with it.
    private bool LacksFolder(PostgresCluster cluster) => Files.Exists(cluster.MainFile) && !Files.Exists(cluster.DropInDirectory);

    private ServerSettings SettingsOf(PostgresCluster cluster) => ServerSettings.Of(_settings, cluster, PostgresConf.Read(Files, cluster));

    private DeferredStep OnCluster(string id, string title, Func<PostgresCluster, string, string, IStep?> make) =>
        new(id, title, async (_, cancellationToken) => make(await _clusters.FindAsync(cancellationToken), id, title));

    // On Enterprise Linux the configuration is among the data, where everything belongs to the server's account.
    private static Ownership OfServer(PostgresCluster cluster, UnixFileMode mode) => cluster.Kind == ClusterKind.EnterpriseLinux
        ? new Ownership(mode, "postgres", "postgres")
        : new Ownership(mode, "root", "root");
}
