using System.Globalization;
using Appliance.Machines;
using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Modules.Database.Configuration;
using Appliance.Modules.Database.Trial;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Database.Clusters;

/// <summary>Finds the cluster the engine's database is in, or will be in once the packages are there.</summary>
internal sealed class PostgresClusters(IMachine machine, OperatingSystemFacts system, bool isTrial)
{
    private const string DebianRoot = "/etc/postgresql";

    // Asked once: what a package source offers does not change while one plan is made.
    private string? _candidate;

    private bool IsDebian => system.IsLike("debian") || system.IsLike("ubuntu") || (!IsEnterpriseLinux && machine.Packages.Name != "dnf");

    private bool IsEnterpriseLinux => system.IsLike("rhel") || system.IsLike("fedora") || system.IsLike("centos");

    /// <summary>The distribution's package of the server.</summary>
    public string PackageName => IsDebian ? "postgresql" : "postgresql-server";

    /// <exception cref="StepFailedException">There is none and nothing says which it would be.</exception>
    public async Task<PostgresCluster> FindAsync(CancellationToken cancellationToken)
    {
        if (isTrial)
        {
            return await PostgresBinaries.FindAsync(machine.Commands, cancellationToken) is { } binaries
                ? PostgresCluster.Trial(binaries.Version, binaries.Folder, TrialAccount.Of(machine))
                : throw new StepFailedException(BinariesCheck.Missing, BinariesCheck.Remedy);
        }

        var existing = Existing();
        return existing ?? Cluster(await FutureVersionAsync(cancellationToken));
    }

    /// <summary>The cluster that is there already; null when there is none.</summary>
    public PostgresCluster? Existing() => IsDebian ? ExistingDebian() : ExistingEnterpriseLinux();

    /// <summary>All of postgresql-common's clusters, as <c>15/main</c>.</summary>
    public IReadOnlyList<string> DebianClusters() =>
    [
        .. Versions(DebianRoot).SelectMany(version => machine.Files.List($"{DebianRoot}/{version}")
            .Where(name => machine.Files.Exists($"{DebianRoot}/{version}/{name}/postgresql.conf"))
            .Select(name => $"{version}/{name}")),
    ];

    /// <summary>Whether a server is installed in full, whichever package it came from.</summary>
    public async Task<bool> IsInstalledAsync(CancellationToken cancellationToken)
    {
        var installed = await machine.Packages.AllInstalledAsync(cancellationToken);
        return IsDebian
            ? installed.Any(name => name.StartsWith("postgresql-", StringComparison.Ordinal) && MajorVersion.Parse(name["postgresql-".Length..]) is >= PostgresCluster.OldestVersion && name["postgresql-".Length..].All(char.IsAsciiDigit))
            : installed.Contains("postgresql-server");
    }

    private static int? DistributionVersion(OperatingSystemFacts system) => (system.Id, system.VersionId.Split('.')[0]) switch
    {
        ("debian", "11") => 13,
        ("debian", "12") => 15,
        ("debian", "13") => 17,
        ("ubuntu", "22") => 14,
        ("ubuntu", "24") => 16,
        (_, "9") when system.IsLike("rhel") => 13,
        (_, "10") when system.IsLike("rhel") => 16,
        _ => null,
    };

    private async Task<int> FutureVersionAsync(CancellationToken cancellationToken)
    {
        if (InstalledDebianServer() is { } installed)
        {
            return installed;
        }

        _candidate ??= await machine.Packages.CandidateAsync(PackageName, cancellationToken) ?? "";

        // Package lists are empty on a machine that has not fetched any yet; the distribution's version is known all the same.
        return MajorVersion.Parse(_candidate) ?? DistributionVersion(system) ?? throw new StepFailedException(
            $"No package source of this machine has {PackageName}, so PostgreSQL cannot be installed.",
            "Look at the package sources (`apt-cache policy postgresql`, `dnf repolist`), or name a folder of packages with --package-source DIR, or use a database on another server (database.location: remote).");
    }

    private PostgresCluster Cluster(int version) => WithItsDataDirectory(IsDebian ? PostgresCluster.Debian(version) : PostgresCluster.EnterpriseLinux(version));

    private PostgresCluster? ExistingDebian() => Versions(DebianRoot)
        .Where(version => machine.Files.Exists($"{DebianRoot}/{version}/main/postgresql.conf"))
        .Select(PostgresCluster.Debian)
        .Where(cluster => machine.Files.Exists($"{cluster.Binaries}/postgres"))
        .Select(WithItsDataDirectory)
        .FirstOrDefault();

    private PostgresCluster? ExistingEnterpriseLinux()
    {
        var version = MajorVersion.Parse(machine.Files.ReadTextOrNull("/var/lib/pgsql/data/PG_VERSION"));
        return version is { } found ? PostgresCluster.EnterpriseLinux(found) : null;
    }

    private int? InstalledDebianServer() => IsDebian
        ? Versions("/usr/lib/postgresql").Where(version => machine.Files.Exists($"/usr/lib/postgresql/{version}/bin/postgres")).Cast<int?>().FirstOrDefault()
        : null;

    private PostgresCluster WithItsDataDirectory(PostgresCluster cluster)
    {
        var directory = cluster.Kind == ClusterKind.Debian ? PostgresConf.Read(machine.Files, cluster)?.Find("data_directory") : null;
        return directory is null ? cluster : cluster with { DataDirectory = directory };
    }

    // Newest first.
    private IEnumerable<int> Versions(string folder) => machine.Files.List(folder)
        .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
        .Where(version => version > 0)
        .OrderDescending();
}
