using Appliance.Machines;
using Appliance.Machines.Accounts;
using Appliance.Machines.Commands;
using Appliance.Modules.Database;
using Appliance.Modules.Database.Clusters;
using Appliance.Planning.Checks;
using Appliance.Planning.Proofs;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using FluentAssertions;

namespace Appliance.Tests.Modules.Database;

/// <summary>
/// Debian's layout in a folder, with a real server in it that runs already, and a service manager that is none: what the
/// steps do to a PostgreSQL that others use too.
/// </summary>
public sealed class DebianTests : IAsyncLifetime
{
    private const string Etc = "/etc/postgresql/15/main";
    private const string Data = "/var/lib/postgresql/15/main";
    private const string Unit = "postgresql@15-main.service";

    private SetupHost? _host;
    private PgCtlServices? _services;

    private SetupHost Host
    {
        get
        {
            Skip.If(_host is null, "needs root, the account postgres and PostgreSQL's server programs");
            return _host!;
        }
    }

    public async Task InitializeAsync()
    {
        var binaries = await PostgresBinaries.FindAsync(new LocalCommandRunner(), default);
        if (!Environment.IsPrivilegedProcess || !new AccountDatabase().HasUser("postgres") || binaries is null)
        {
            return;
        }

        var host = new SetupHost();
        var root = host.Prefix;
        foreach (var folder in new[] { Etc + "/conf.d", Data, "/var/log/postgresql", "/usr/lib/postgresql/15/bin", "/s", Path.GetDirectoryName(root)! })
        {
            Directory.CreateDirectory(root + folder, (UnixFileMode)0b111_101_101);
        }

        // The server's own paths lead back here when they are looked up below the folder.
        Directory.CreateSymbolicLink(root + root, "../..");
        var runner = new LocalCommandRunner();
        (await runner.RunAsync(Command.Of("chown", "postgres", root + Data, root + "/var/log/postgresql", root + "/s"), default)).OrThrow();
        (await runner.RunAsync(Command.Of($"{binaries.Folder}/initdb", "--pgdata", root + Data, "--no-sync", "--username", "postgres", "--locale", "C", "--encoding", "SQL_ASCII", "--auth", "peer").As("postgres"), default)).OrThrow();
        await File.WriteAllTextAsync(root + Etc + "/postgresql.conf", $"data_directory = '{root}{Data}'\nport = {host.Port}\nmax_connections = 100\nfsync = off\nunix_socket_directories = '{root}/s'\nlog_line_prefix = '%m '\ninclude_dir = 'conf.d'\n");
        await File.WriteAllTextAsync(root + Etc + "/pg_hba.conf", "local all postgres peer\nhost all all all reject\n");
        await File.WriteAllTextAsync(root + "/usr/lib/postgresql/15/bin/postgres", "");
        _services = new PgCtlServices(Unit, binaries.Folder, root + Etc, root + "/var/log/postgresql/postgresql-15-main.log");
        host.Mode = new SiteMode();
        host.Machine = new PartialMachine(new LocalMachine(root, []))
        {
            Services = _services,
            Packages = new NamedPackages("apt", new Dictionary<string, string>(), "postgresql-15", "postgresql"),
        };
        await _services.StartAsync(Unit, default);
        _services.Calls.Clear();
        _host = host;
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            if ((await _services!.StateAsync(Unit, default)).Active)
            {
                await _services.StopAsync(Unit, default);
            }

            await _host.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task A_server_of_others_is_restarted_once_and_never_again()
    {
        var host = Host;
        (await host.CheckAsync(new ExistingDatabaseCheck())).Outcome.Should().Be(CheckOutcome.Passed);
        var plan = await host.PlanAsync();
        plan.Changes.Select(change => change.Step.Id).Should().Equal("database.settings", "database.hba", "database.server", "database.password", "database.role", "database.database");
        plan.Changes[2].Inspection.Change!.Diff.Should().Contain(["+starts with the machine", "+restarted", "-max_connections = 100", "+max_connections = 150"]);

        (await host.RunAsync()).Should().Be(new RunResult(RunOutcome.Finished, 6));
        _services!.Calls.Should().Equal("enable postgresql.service", $"restart {Unit}");
        host.Read(Etc + "/pg_hba.conf").Should().StartWith("# BEGIN appliance database").And.EndWith("local all postgres peer\nhost all all all reject\n");
        (await new LoginProof().RunAsync(host.Context, default)).Outcome.Should().Be(ProofOutcome.Holds);
        (await host.PlanAsync()).Changes.Should().BeEmpty();
        (await host.CheckAsync(new ExistingDatabaseCheck())).Seen.Should().Contain("role and database are the engine's own");

        _services.Calls.Clear();
        host.Answers = ["database.allowFrom=[10.0.200.0/24]"];
        (await host.PlanAsync()).Changes[^1].Inspection.Change!.Diff.Should().Contain("+restarted", "listen_addresses changes");
        host.Answers = [];
        (await host.RunAsync()).Should().Be(new RunResult(RunOutcome.Finished, 0));
        _services.Calls.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task What_can_be_reloaded_is_reloaded()
    {
        var host = Host;
        await host.RunAsync();
        _services!.Calls.Clear();
        await File.WriteAllTextAsync(host.Prefix + Etc + "/conf.d/theirs.conf", "work_mem = 16MB\n");
        (await host.PlanAsync()).Changes.Select(change => change.Step.Id).Should().Equal("database.settings", "database.server");
        (await host.RunAsync()).Should().Be(new RunResult(RunOutcome.Finished, 2));
        _services.Calls.Should().BeEmpty("a reload does");
        (await host.PlanAsync()).Changes.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_rollback_leaves_the_server_as_it_was()
    {
        var host = Host;
        var tree = Files(host);
        await host.RunAsync();
        (await host.RollBackAsync()).Should().BeEmpty();
        Files(host).Should().Equal(tree);
        _services!.Calls.Should().EndWith($"restart {Unit}", "it must run with its old files");
        (await _services.StateAsync("postgresql.service", default)).Enabled.Should().BeFalse();
        (await PsqlAsync("SELECT count(*) FROM pg_database WHERE datname = 'engine'")).Should().Be("0");
        (await PsqlAsync("SELECT count(*) FROM pg_roles WHERE rolname = 'engine'")).Should().Be("0");
        (await PsqlAsync("SHOW max_connections")).Should().Be("100");
    }

    [SkippableFact]
    public async Task A_role_and_an_empty_database_that_were_there_are_taken_over_and_given_back()
    {
        var host = Host;
        await PsqlAsync("CREATE ROLE engine NOLOGIN PASSWORD 'former'");
        await PsqlAsync("CREATE DATABASE engine OWNER engine TEMPLATE template0 ENCODING 'UTF8'");
        var before = await PsqlAsync("SELECT rolcanlogin::text || rolpassword FROM pg_authid WHERE rolname = 'engine'");
        (await host.CheckAsync(new ExistingDatabaseCheck())).Outcome.Should().Be(CheckOutcome.Warning);
        (await host.RunAsync()).Outcome.Should().Be(RunOutcome.Finished);
        (await PsqlAsync("SELECT has_database_privilege('public', 'engine', 'CONNECT')::text")).Should().Be("false");

        (await host.RollBackAsync()).Should().BeEmpty();
        (await PsqlAsync("SELECT rolcanlogin::text || rolpassword FROM pg_authid WHERE rolname = 'engine'")).Should().Be(before);
        (await PsqlAsync("SELECT has_database_privilege('public', 'engine', 'CONNECT')::text")).Should().Be("true");
    }

    [SkippableFact]
    public async Task A_database_of_somebody_else_stops_the_check_and_the_run()
    {
        var host = Host;
        await PsqlAsync("CREATE DATABASE engine TEMPLATE template0 ENCODING 'UTF8'");
        await PsqlAsync("CREATE TABLE theirs (id int)", "engine");
        (await host.CheckAsync(new ExistingDatabaseCheck())).Seen.Should().Contain("1 tables in it that are not the engine's");
        var result = await host.RunAsync();
        result.FailedStep.Should().Be("database.database");
        result.Remedy.Should().Contain("RENAME TO");
    }

    private async Task<string> PsqlAsync(string sql, string database = "postgres")
    {
        var command = Command.Of("psql", "-XAtq", "-h", Host.Prefix + "/s", "-p", $"{Host.Port}", "-d", database, "-c", sql);
        return (await new LocalCommandRunner().RunAsync(command.As("postgres"), default)).OrThrow().Output.TrimEnd();
    }

    // The server's data change by themselves.
    private static IReadOnlyDictionary<string, string> Files(SetupHost host) => Directory.EnumerateFiles(host.Prefix + "/etc", "*", SearchOption.AllDirectories)
        .ToDictionary(path => path, path => File.GetUnixFileMode(path) + File.ReadAllText(path));
}
