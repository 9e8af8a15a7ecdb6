using Appliance.Modules.Database;
using Appliance.Modules.Database.Clusters;
using Appliance.Planning.Plans;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Tests.Planning.Runs;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Database;

/// <summary>What would be run on machines that are not there.</summary>
public sealed class ClusterStepTests
{
    [Fact]
    public async Task Enterprise_Linux_makes_its_cluster_with_the_tool_of_its_package()
    {
        var commands = new FakeCommands().On("postgresql-setup --initdb");
        using var machine = new TestMachine { Commands = commands };
        await Step(PostgresCluster.EnterpriseLinux(13)).ApplyAsync(RunHarness.Context(machine, null), default);
        commands.AskedLines.Should().Equal("postgresql-setup --initdb");
        commands.Asked[0].Environment["PGSETUP_INITDB_OPTIONS"].Should().Be("--encoding=UTF8 --locale=C.UTF-8 --auth-host=scram-sha-256");
    }

    [Fact]
    public async Task Debian_gets_a_cluster_that_was_dropped_anew()
    {
        var commands = new FakeCommands().On("pg_createcluster");
        using var machine = new TestMachine { Commands = commands };
        var step = Step(PostgresCluster.Debian(15));
        (await step.InspectAsync(RunHarness.Context(machine, null), default)).Change!.Diff.Should().Equal("+/var/lib/postgresql/15/main");
        await step.ApplyAsync(RunHarness.Context(machine, null), default);
        commands.AskedLines.Should().Equal("pg_createcluster --encoding UTF8 --locale C.UTF-8 15 main");
    }

    [Fact]
    public async Task Debian_gets_its_cluster_from_the_package()
    {
        using var machine = new TestMachine();
        var context = RunHarness.Context(machine, null) with { Changed = new HashSet<string> { "database.packages" } };
        (await Step(PostgresCluster.Debian(15)).InspectAsync(context, default)).IsChange.Should().BeFalse();
    }

    [Fact]
    public async Task A_fresh_Debian_is_told_what_would_be_done()
    {
        var plan = await PlanAsync(DatabaseSite.Debian, new NamedPackages("apt", new Dictionary<string, string> { ["postgresql"] = "15+248" }));
        Expectation.IsCurrent("tests/Appliance.Tests/Modules/Database/expected/plan-debian.txt", Text(plan));
    }

    [Fact]
    public async Task A_fresh_Enterprise_Linux_is_told_what_would_be_done()
    {
        var plan = await PlanAsync(DatabaseSite.EnterpriseLinux, new NamedPackages("dnf", new Dictionary<string, string> { ["postgresql-server"] = "13.16-1.el9_4" }));
        Expectation.IsCurrent("tests/Appliance.Tests/Modules/Database/expected/plan-enterpriselinux.txt", Text(plan));
    }

    [Fact]
    public async Task Of_a_remote_database_only_the_password_is_kept()
    {
        using var machine = new TestMachine();
        var site = DatabaseSite.Of(new SiteMode(), "database.location=remote", "database.host=db.test.org");
        new DatabaseModule().Steps(DatabaseSite.Context(site, machine)).Select(step => step.Id).Should().Equal("database.password");
        var step = new DatabaseModule().Steps(DatabaseSite.Context(site, machine))[0];
        (await step.Invoking(s => s.InspectAsync(RunHarness.Context(machine, null), default)).Should().ThrowAsync<StepFailedException>()).Which.Remedy.Should().Contain("database.password:");
    }

    private static ClusterStep Step(PostgresCluster cluster) => new("database.cluster", "Make the PostgreSQL cluster", cluster, "C.UTF-8", "database.packages");

    private static async Task<Plan> PlanAsync(Appliance.Machines.Facts.OperatingSystemFacts system, NamedPackages packages)
    {
        using var machine = new TestMachine();
        var partial = new PartialMachine(machine) { IsRoot = true, Packages = packages };
        var steps = new DatabaseModule().Steps(DatabaseSite.Context(DatabaseSite.Of(new SiteMode()), partial, system: system));
        var context = RunHarness.Context(machine, null) with { Machine = partial, Templates = new Appliance.Cli.Composition.ProductTemplates(machine.Files) };
        return await Planner.MakeAsync(steps, context, default);
    }

    private static string Text(Plan plan) => string.Concat(plan.Changes.Select(change =>
        $"{change.Step.Id}: {change.Inspection.Change!.Summary}\n{string.Concat(change.Inspection.Change.Diff.Select(line => $"  {line}\n"))}"));
}
