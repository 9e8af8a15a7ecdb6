using System.Net;
using System.Net.Sockets;
using Appliance.Machines.Secrets;
using Appliance.Modules.Database;
using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Proofs;
using Appliance.Planning.Runs;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Database;

/// <summary>The trial's steps with a real server.</summary>
public sealed class TrialTests
{
    [SkippableFact]
    public async Task A_trial_makes_a_database_its_role_can_log_in_to()
    {
        await using var host = Host();
        (await host.RunAsync()).Should().Be(new RunResult(RunOutcome.Finished, 10), Said(host));

        foreach (var proof in new DatabaseModule().Proofs(host.Context.Site))
        {
            var result = await proof.RunAsync(host.Context, default);
            result.Outcome.Should().Be(ProofOutcome.Holds, result.Seen);
        }

        host.Read("/etc/appliance/secrets/database.password").Should().MatchRegex("^[A-Za-z0-9]{32}\n$");
        File.GetUnixFileMode(host.Prefix + "/etc/appliance/secrets/database.password").Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await RowsAsync(host, "SELECT current_setting('max_connections') || ' ' || current_setting('work_mem') || ' ' || current_setting('listen_addresses')"))
            .Should().Be("150 8MB 127.0.0.1");
        (await RowsAsync(host, "SELECT pg_encoding_to_char(encoding) || ' ' || datcollate || ' ' || has_database_privilege('public', oid, 'CONNECT') FROM pg_database WHERE datname = 'engine'"))
            .Should().Be("UTF8 C.UTF-8 false");
    }

    [SkippableFact]
    public async Task A_second_run_changes_nothing_and_a_rollback_leaves_nothing()
    {
        await using var host = Host();
        var before = host.Tree();
        var plan = await host.PlanAsync();
        plan.Changes.Should().HaveCount(10);
        host.Tree().Should().Equal(before, "a plan changes nothing");
        (await host.PlanAsync()).Hash.Should().Be(plan.Hash);

        await host.RunAsync();
        (await host.ListensAsync()).Should().BeTrue();
        (await host.PlanAsync()).Changes.Should().BeEmpty();
        (await host.RunAsync()).Should().Be(new RunResult(RunOutcome.Finished, 0));

        (await host.RollBackAsync()).Should().BeEmpty();
        host.Tree().Should().Equal(before);
        (await host.ListensAsync()).Should().BeFalse();
    }

    [SkippableFact]
    public async Task A_run_cut_off_at_a_write_converges_when_it_is_run_again()
    {
        // Every write would take minutes; these lie before, between and after all that the server itself does.
        foreach (var writes in new[] { 5, 12, 18, 25, 31 })
        {
            await using var host = Host();
            var crashing = new CrashingFiles(host.Machine.Files, writes);
            (await CutOffAsync(host, crashing)).Should().BeTrue($"a run makes more than {writes} writes");
            (await host.RunAsync()).Outcome.Should().Be(RunOutcome.Finished, $"it was cut off at write {writes}: {Said(host)}");
            (await host.PlanAsync()).Changes.Should().BeEmpty();
            (await host.RollBackAsync()).Should().BeEmpty();
            (await host.ListensAsync()).Should().BeFalse();
        }
    }

    [SkippableFact]
    public async Task A_cluster_whose_making_was_cut_off_is_made_anew()
    {
        await using var host = Host();
        Directory.CreateDirectory(host.Prefix + "/var/lib/postgresql/trial");
        await File.WriteAllTextAsync(host.Prefix + "/var/lib/postgresql/trial/PG_VERSION", "15\n");
        (await host.RunAsync()).Outcome.Should().Be(RunOutcome.Finished, Said(host));
        (await host.ListensAsync()).Should().BeTrue();
    }

    [SkippableFact]
    public async Task A_run_cut_off_at_a_write_can_be_rolled_back()
    {
        foreach (var writes in new[] { 9, 22, 29 })
        {
            await using var host = Host();
            var before = host.Tree();
            await CutOffAsync(host, new CrashingFiles(host.Machine.Files, writes));
            (await host.RollBackAsync()).Should().BeEmpty($"it was cut off at write {writes}");
            host.Tree().Should().Equal(before, $"it was cut off at write {writes}");
            (await host.ListensAsync()).Should().BeFalse();
        }
    }

    [SkippableFact]
    public async Task After_a_power_cut_the_server_is_started_to_be_undone()
    {
        await using var host = Host();
        var before = host.Tree();
        await host.RunAsync();
        await KillServerAsync(host);
        (await host.PlanAsync()).Changes.Select(change => change.Step.Id).Should().Equal("database.server", "database.role", "database.database");
        (await host.RollBackAsync()).Should().BeEmpty();
        host.Tree().Should().Equal(before);
    }

    [SkippableFact]
    public async Task Another_port_restarts_the_server_on_it()
    {
        await using var host = Host();
        await host.RunAsync();
        host.Port = SetupHost.FreePort();
        var plan = await host.PlanAsync();
        plan.Changes.Select(change => change.Step.Id).Should().Equal("database.settings", "database.server");
        plan.Changes[^1].Inspection.Change!.Diff.Should().Contain("+restarted");

        (await host.RunAsync()).Outcome.Should().Be(RunOutcome.Finished, Said(host));
        (await host.ListensAsync()).Should().BeTrue();
    }

    [SkippableFact]
    public async Task A_file_written_by_a_run_that_was_killed_before_the_reload_is_read_by_the_next()
    {
        await using var host = Host();
        await host.RunAsync();
        File.AppendAllText(host.Prefix + "/etc/postgresql/trial/pg_hba.conf", "host all all 127.0.0.2/32 reject\n");
        (await host.PlanAsync()).Changes.Should().ContainSingle().Which.Inspection.Change!.Diff.Should().Equal("+reloaded");
        (await host.RunAsync()).Should().Be(new RunResult(RunOutcome.Finished, 1));
        (await host.PlanAsync()).Changes.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_given_password_that_changes_is_set_anew()
    {
        await using var host = Host();
        host.Password = new Secret("first pass'word\\");
        (await host.RunAsync()).Outcome.Should().Be(RunOutcome.Finished, Said(host));
        host.Password = new Secret("zweites Paßwort");
        (await host.PlanAsync()).Changes.Select(change => change.Step.Id).Should().Equal("database.password", "database.role");
        (await host.RunAsync()).Outcome.Should().Be(RunOutcome.Finished, Said(host));
        var proof = await new LoginProof().RunAsync(host.Context, default);
        proof.Outcome.Should().Be(ProofOutcome.Holds, proof.Seen);
        host.Events.All.Should().NotContain(e => e.Text.Contains("Paßwort", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_lost_superuser_password_is_replaced()
    {
        await using var host = Host();
        await host.RunAsync();
        File.Delete(host.Prefix + PostgresCluster.TrialPasswordFile);
        (await host.RunAsync()).Outcome.Should().Be(RunOutcome.Finished, Said(host));
        (await host.PlanAsync()).Changes.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_value_the_server_refuses_is_named_with_file_and_line()
    {
        await using var host = Host();
        await host.RunAsync();
        var extra = host.Prefix + "/etc/postgresql/trial/conf.d/zz.conf";
        File.WriteAllText(extra, "# mine\nwork_mem = 'plenty'\n");
        var result = await host.RunAsync();
        result.FailedStep.Should().Be("database.server");
        result.Cause.Should().Contain($"{extra}:2: work_mem");
        (await host.ListensAsync()).Should().BeTrue("it goes on with what it read before");
    }

    [SkippableFact]
    public async Task A_value_that_is_overridden_is_named_with_the_place_that_does_so()
    {
        await using var host = Host();
        await host.RunAsync();
        var extra = host.Prefix + "/etc/postgresql/trial/conf.d/zz.conf";
        File.WriteAllText(extra, "max_connections = 20\n");
        host.Port = SetupHost.FreePort();
        var result = await host.RunAsync();
        result.FailedStep.Should().Be("database.server", "the next restart would lower it");
        result.Cause.Should().Contain("max_connections is 20 instead of 150").And.Contain($"{extra}:1");
        (await RowsAsync(host, "SELECT current_setting('max_connections')")).Should().Be("150", "it was not restarted with the lower value");
        File.Delete(extra);
        (await host.RunAsync()).Outcome.Should().Be(RunOutcome.Finished, Said(host));
    }

    [SkippableFact]
    public async Task A_larger_value_of_somebody_else_stays()
    {
        await using var host = Host();
        await host.RunAsync();
        File.WriteAllText(host.Prefix + "/etc/postgresql/trial/conf.d/mine.conf", "max_connections = 160\n");
        (await host.RunAsync()).Outcome.Should().Be(RunOutcome.Finished, Said(host));
        host.Read("/etc/postgresql/trial/conf.d/appliance.conf").Should().NotContain("max_connections = ").And.Contain("# max_connections: left at '160'");
        (await host.PlanAsync()).Changes.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_port_that_is_taken_is_said_to_be()
    {
        await using var host = Host();
        using var other = new TcpListener(IPAddress.Loopback, host.Port);
        other.Start();
        var result = await host.RunAsync();
        result.FailedStep.Should().Be("database.server");
        result.Cause.Should().Contain("another program has its port");
        result.Remedy.Should().Contain("database.port");
    }

    [SkippableFact]
    public async Task A_prefix_the_server_cannot_get_to_is_refused_by_the_folder_that_keeps_it_out()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root runs the server as somebody else");
        await using var host = Host();
        File.SetUnixFileMode(host.Prefix, (UnixFileMode)0b111_000_000);
        var result = await host.RunAsync();
        result.FailedStep.Should().Be("database.cluster");
        result.Cause.Should().EndWith($"may not enter {host.Prefix}.");
        result.Remedy.Should().Contain("--prefix /var/tmp/");
        (await host.RollBackAsync()).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Without_an_account_postgres_the_server_runs_as_nobody()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root runs the server as somebody else");
        await using var host = Host(local => new PartialMachine(local) { Accounts = new FakeAccounts() });
        (await host.RunAsync()).Outcome.Should().Be(RunOutcome.Finished, Said(host));
        (await host.RollBackAsync()).Should().BeEmpty();
    }

    private static SetupHost Host(Func<Appliance.Machines.LocalMachine, Appliance.Machines.IMachine>? change = null)
    {
        Skip.If(PrivatePostgres.Missing is not null, PrivatePostgres.Missing);
        return new SetupHost(change);
    }

    private static async Task<bool> CutOffAsync(SetupHost host, CrashingFiles files)
    {
        try
        {
            await host.RunAsync(files);
        }
        catch (IOException) when (files.Crashed)
        {
            // As when the power goes: nothing more is written.
        }

        return files.Crashed;
    }

    private static async Task KillServerAsync(SetupHost host)
    {
        var id = host.Read("/var/lib/postgresql/trial/postmaster.pid").Split('\n')[0];
        using var kill = System.Diagnostics.Process.Start("kill", ["-QUIT", id]);
        await kill.WaitForExitAsync();
        while (await host.ListensAsync())
        {
            await Task.Yield();
        }
    }

    private static async Task<string> RowsAsync(SetupHost host, string sql)
    {
        var cluster = PostgresCluster.Trial(15, "/", null);
        var superuser = (await SuperuserAccess.OfAsync(host.Machine, cluster, default)).OrThrow();
        return (await superuser.RowsAsync(sql, default))[0][0];
    }

    private static string Said(SetupHost host) => string.Join('\n', host.Events.All.Where(e => e.Remedy is not null).Select(e => $"{e.Id}: {e.Text} {e.Remedy}")).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
