using System.Text.Json.Nodes;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Clusters;

/// <summary>One PostgreSQL server: where its parts are and who runs it.</summary>
internal sealed record PostgresCluster
{
    /// <summary>The oldest version the engine works with: DROP DATABASE … WITH (FORCE), gen_random_uuid().</summary>
    public const int OldestVersion = 13;

    /// <summary>The superuser of a trial's cluster.</summary>
    public const string TrialSuperuser = "appliance";

    /// <summary>Its password.</summary>
    public const string TrialPasswordFile = "/etc/appliance/secrets/postgres-superuser.password";

    /// <summary>Its data.</summary>
    public const string TrialData = "/var/lib/postgresql/trial";

    public required ClusterKind Kind { get; init; }

    /// <summary>Major version.</summary>
    public required int Version { get; init; }

    public required string DataDirectory { get; init; }

    /// <summary>Where postgresql.conf, pg_hba.conf and conf.d are.</summary>
    public required string ConfigDirectory { get; init; }

    /// <summary>Folder of the server's programs, on this host.</summary>
    public required string Binaries { get; init; }

    /// <summary>The account the server runs as; null for whoever runs this program.</summary>
    public string? Account { get; init; }

    /// <summary>The unit of this very server; null when it is no service.</summary>
    public string? Unit { get; init; }

    /// <summary>A unit that has to be enabled as well for the server to start with the machine.</summary>
    public string? Umbrella { get; init; }

    public required string LogFile { get; init; }

    /// <summary>Folder of the unix socket; null when there is none.</summary>
    public string? SocketDirectory { get; init; }

    public string MainFile => ConfigDirectory + "/postgresql.conf";

    public string HbaFile => ConfigDirectory + "/pg_hba.conf";

    public string DropInDirectory => ConfigDirectory + "/conf.d";

    public string DropIn => DropInDirectory + "/appliance.conf";

    /// <summary>What people call it.</summary>
    public string Label => Unit ?? "the trial's PostgreSQL";

    /// <summary>The cluster `main` of postgresql-common.</summary>
    public static PostgresCluster Debian(int version) => new()
    {
        Kind = ClusterKind.Debian,
        Version = version,
        DataDirectory = $"/var/lib/postgresql/{version}/main",
        ConfigDirectory = $"/etc/postgresql/{version}/main",
        Binaries = $"/usr/lib/postgresql/{version}/bin",
        Account = "postgres",
        Unit = $"postgresql@{version}-main.service",
        Umbrella = "postgresql.service",
        LogFile = $"/var/log/postgresql/postgresql-{version}-main.log",
        SocketDirectory = "/var/run/postgresql",
    };

    /// <summary>The cluster of the distribution's own packages.</summary>
    public static PostgresCluster EnterpriseLinux(int version) => new()
    {
        Kind = ClusterKind.EnterpriseLinux,
        Version = version,
        DataDirectory = "/var/lib/pgsql/data",
        ConfigDirectory = "/var/lib/pgsql/data",
        Binaries = "/usr/bin",
        Account = "postgres",
        Unit = "postgresql.service",
        LogFile = "/var/lib/pgsql/data/log",
        SocketDirectory = "/var/run/postgresql",
    };

    /// <summary>
    /// A private cluster. It has no unix socket: a long prefix would not fit into one's address. Its configuration is not
    /// among its data, since those belong to another account when root runs the trial.
    /// </summary>
    public static PostgresCluster Trial(int version, string binaries, string? account) => new()
    {
        Kind = ClusterKind.Trial,
        Version = version,
        DataDirectory = TrialData,
        ConfigDirectory = "/etc/postgresql/trial",
        Binaries = binaries,
        Account = account,
        LogFile = "/var/log/postgresql/trial.log",
    };

    /// <summary>For undoing: enough to find the server again from a journal.</summary>
    public JsonObject ToJson() => new()
    {
        ["kind"] = Kind.ToString(),
        ["version"] = Version,
        ["data"] = DataDirectory,
        ["binaries"] = Binaries,
        ["account"] = Account,
    };

    /// <exception cref="InvalidDataException">The journal does not describe a cluster.</exception>
    public static PostgresCluster FromJson(JsonObject data)
    {
        var kind = Enum.TryParse<ClusterKind>(data.Text("kind"), out var parsed)
            ? parsed
            : throw new InvalidDataException($"The journal names a kind of cluster that is not known: {data.Text("kind")}.");
        var cluster = kind switch
        {
            ClusterKind.Debian => Debian(data.Number("version")),
            ClusterKind.EnterpriseLinux => EnterpriseLinux(data.Number("version")),
            _ => Trial(data.Number("version"), data.Text("binaries"), data["account"]?.GetValue<string>()),
        };
        return cluster with { DataDirectory = data.Text("data") };
    }
}
