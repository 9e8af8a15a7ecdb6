using Appliance.Machines.Files;
using Appliance.Modules.Database;
using Appliance.Modules.Pki;

namespace Appliance.Modules.Engine;

/// <summary>What the engine's templates are rendered with.</summary>
internal static class EngineTemplates
{
    public const string Configuration = "engine/engine.json";
    public const string Unit = "engine/appliance-engine.service";

    /// <param name="files">The engine knows nothing of prefixes: it is told where things really are.</param>
    public static IReadOnlyDictionary<string, object?> ConfigurationModel(EngineSettings settings, IMachineFiles files) => new Dictionary<string, object?>
    {
        ["fqdn"] = settings.Fqdn,
        ["alternate_names"] = settings.AlternateNames,
        ["listen"] = new Dictionary<string, object?>
        {
            ["address"] = settings.ListenAddress,
            ["http_port"] = settings.HttpPort,
            ["https_port"] = settings.HttpsPort,
            ["node_port"] = settings.NodePort,
        },
        ["database"] = new Dictionary<string, object?>
        {
            ["host"] = settings.DatabaseHost,
            ["port"] = settings.DatabasePort,
            ["name"] = settings.DatabaseName,
            ["user"] = settings.DatabaseUser,
            ["password_file"] = files.Locate(EnginePaths.DatabasePassword),
            ["tls"] = Word(settings.DatabaseTls),
            ["ca_file"] = settings.DatabaseCa is null ? null : files.Locate(EnginePaths.DatabaseCa),
        },
        ["pki"] = new Dictionary<string, object?>
        {
            ["ca"] = files.Locate(PkiFolder.PathOf("ca.pem")),
            ["web_certificate"] = files.Locate(PkiFolder.PathOf("certs/web.pem")),
            ["web_key"] = files.Locate(PkiFolder.PathOf("keys/web.key")),
            ["folder"] = files.Locate(PkiSettings.Root),
            ["node_days"] = (int)settings.NodeLifetime.TotalDays,
        },
        ["organization"] = settings.Organization,
        ["application_mode"] = Word(settings.Mode),
        ["data_directory"] = files.Locate(EnginePaths.Data),
    };

    public static IReadOnlyDictionary<string, object?> UnitModel() => new Dictionary<string, object?>
    {
        ["account"] = EnginePaths.Account,
        ["program"] = EnginePaths.Program,
        ["configuration"] = EnginePaths.Configuration,
        ["data"] = EnginePaths.Data,
        ["pki"] = PkiSettings.Root,
    };

    private static string Word(DatabaseTls tls) => tls switch
    {
        DatabaseTls.Disable => "disable",
        DatabaseTls.Require => "require",
        DatabaseTls.VerifyCa => "verify-ca",
        DatabaseTls.VerifyFull => "verify-full",
        _ => throw new ArgumentOutOfRangeException(nameof(tls), tls, "unknown TLS mode"),
    };

    private static string Word(ApplicationMode mode) => mode switch
    {
        ApplicationMode.Virt => "virt",
        ApplicationMode.Gluster => "gluster",
        ApplicationMode.Both => "both",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "unknown application mode"),
    };
}
