using Appliance.Machines;
using Appliance.Machines.Facts;
using Appliance.Modules.Database.Clusters;
using Appliance.Planning.Steps;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Database;

public sealed class PostgresClustersTests
{
    private static readonly Dictionary<string, string> _nothing = [];

    [Fact]
    public async Task Before_installation_the_version_is_that_of_the_candidate()
    {
        using var machine = new TestMachine();
        var clusters = Clusters(machine, new NamedPackages("apt", new Dictionary<string, string> { ["postgresql"] = "16+257" }));
        var cluster = await clusters.FindAsync(default);
        cluster.ConfigDirectory.Should().Be("/etc/postgresql/16/main");
        cluster.DropIn.Should().Be("/etc/postgresql/16/main/conf.d/appliance.conf");
        cluster.Unit.Should().Be("postgresql@16-main.service");
        clusters.Existing().Should().BeNull();
    }

    [Fact]
    public async Task Without_package_lists_the_distribution_tells_the_version()
    {
        using var machine = new TestMachine();
        (await Clusters(machine, new NamedPackages("apt", _nothing)).FindAsync(default)).Version.Should().Be(15);
    }

    [Fact]
    public async Task When_nothing_tells_the_version_that_is_said()
    {
        using var machine = new TestMachine();
        var clusters = Clusters(machine, new NamedPackages("apt", _nothing), DatabaseSite.Debian with { Id = "someix", VersionId = "" });
        (await clusters.Invoking(c => c.FindAsync(default)).Should().ThrowAsync<StepFailedException>()).Which.Remedy.Should().Contain("--package-source");
    }

    [Fact]
    public async Task The_newest_main_cluster_with_its_programs_is_used()
    {
        using var machine = new TestMachine();
        Make(machine, "/etc/postgresql/13/main/postgresql.conf", "/usr/lib/postgresql/13/bin/postgres", "/etc/postgresql/9.6/main/postgresql.conf");
        Make(machine, "/etc/postgresql/15/main/postgresql.conf", "/usr/lib/postgresql/15/bin/postgres", "/etc/postgresql/15/other/postgresql.conf");
        Make(machine, "/etc/postgresql/17/main/postgresql.conf");
        var clusters = Clusters(machine, new NamedPackages("apt", new Dictionary<string, string> { ["postgresql"] = "17+1" }));
        (await clusters.FindAsync(default)).Version.Should().Be(15, "of 17 only the configuration is left");
        clusters.DebianClusters().Should().Equal("17/main", "15/main", "15/other", "13/main");
    }

    [Fact]
    public async Task A_data_directory_of_its_own_is_respected()
    {
        using var machine = new TestMachine();
        Make(machine, "/etc/postgresql/15/main/postgresql.conf", "/usr/lib/postgresql/15/bin/postgres");
        File.WriteAllText(machine.Root + "/etc/postgresql/15/main/postgresql.conf", "data_directory = '/srv/pg'\n");
        (await Clusters(machine, new NamedPackages("apt", _nothing)).FindAsync(default)).DataDirectory.Should().Be("/srv/pg");
    }

    [Fact]
    public async Task Programs_without_a_cluster_get_one_of_their_version()
    {
        using var machine = new TestMachine();
        Make(machine, "/usr/lib/postgresql/14/bin/postgres");
        (await Clusters(machine, new NamedPackages("apt", new Dictionary<string, string> { ["postgresql"] = "15+248" })).FindAsync(default)).Version.Should().Be(14);
    }

    [Fact]
    public async Task Enterprise_Linux_has_one_cluster()
    {
        using var machine = new TestMachine();
        var clusters = Clusters(machine, new NamedPackages("dnf", new Dictionary<string, string> { ["postgresql-server"] = "13.16-1.el9_4" }), DatabaseSite.EnterpriseLinux);
        var cluster = await clusters.FindAsync(default);
        cluster.Should().Be(PostgresCluster.EnterpriseLinux(13));
        cluster.DropIn.Should().Be("/var/lib/pgsql/data/conf.d/appliance.conf");
        clusters.PackageName.Should().Be("postgresql-server");
        clusters.Existing().Should().BeNull();

        Make(machine, "/var/lib/pgsql/data/PG_VERSION");
        File.WriteAllText(machine.Root + "/var/lib/pgsql/data/PG_VERSION", "16\n");
        clusters.Existing()!.Version.Should().Be(16);
    }

    [Theory]
    [InlineData("postgresql-15", true)]
    [InlineData("postgresql-12", false)]
    [InlineData("postgresql-client-15", false)]
    [InlineData("postgresql-15-pgaudit", false)]
    public async Task A_server_of_any_source_counts_as_installed(string package, bool installed)
    {
        using var machine = new TestMachine();
        (await Clusters(machine, new NamedPackages("apt", _nothing, package)).IsInstalledAsync(default)).Should().Be(installed);
    }

    [Theory]
    [InlineData("/usr/lib/postgresql/16/bin", 16)]
    [InlineData("/usr/pgsql-17/bin", 17)]
    public async Task A_trial_finds_the_newest_programs(string folder, int version)
    {
        var commands = new FakeCommands().On($"{folder}/initdb").On("/usr/lib/postgresql/15/bin/initdb");
        (await PostgresBinaries.FindAsync(commands, default)).Should().Be(new PostgresBinaries(folder, version));
    }

    [Fact]
    public async Task A_trial_finds_programs_on_the_path()
    {
        var commands = new FakeCommands().On("initdb").On("/usr/bin/initdb --version", "initdb (PostgreSQL) 16.4\n");
        (await PostgresBinaries.FindAsync(commands, default)).Should().Be(new PostgresBinaries("/usr/bin", 16));
    }

    [Fact]
    public async Task A_trial_without_programs_finds_none() => (await PostgresBinaries.FindAsync(new FakeCommands(), default)).Should().BeNull();

    [Fact]
    public void A_cluster_is_found_again_from_a_journal()
    {
        foreach (var cluster in new[] { PostgresCluster.Debian(15) with { DataDirectory = "/srv/pg" }, PostgresCluster.EnterpriseLinux(13), PostgresCluster.Trial(16, "/opt/bin", "nobody"), PostgresCluster.Trial(16, "/opt/bin", null) })
        {
            PostgresCluster.FromJson(cluster.ToJson()).Should().Be(cluster);
        }
    }

    private static PostgresClusters Clusters(IMachine machine, NamedPackages packages, OperatingSystemFacts? system = null) =>
        new(new PartialMachine(machine) { Packages = packages }, system ?? DatabaseSite.Debian, isTrial: false);

    private static void Make(TestMachine machine, params string[] files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(machine.Root + file)!);
            File.WriteAllText(machine.Root + file, "");
        }
    }
}
