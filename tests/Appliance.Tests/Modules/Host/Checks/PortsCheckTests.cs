using System.Diagnostics;
using System.Net;
using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Modules.Engine;
using Appliance.Modules.Host.Checks;
using Appliance.Planning.Checks;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host.Checks;

public sealed class PortsCheckTests
{
    [Theory]
    [InlineData("0.0.0.0", 443, "nginx", CheckOutcome.Failed, "Port 443 (HTTPS) is taken by nginx (process 812).")]
    [InlineData("::", 80, "apache2", CheckOutcome.Failed, "Port 80 (HTTP) is taken by apache2 (process 812).")]
    [InlineData("127.0.0.1", 443, "nginx", CheckOutcome.Failed, "nginx")]
    [InlineData("10.0.200.93", 443, "nginx", CheckOutcome.Failed, "nginx")]
    [InlineData("0.0.0.0", 80, "appliance-engin", CheckOutcome.Failed, "appliance-engin")]
    [InlineData("127.0.0.1", 5432, "postgres", CheckOutcome.Passed, "5432 (the database) used by postgres, as it should be")]
    [InlineData("127.0.0.1", 5432, "redis-server", CheckOutcome.Failed, "Port 5432 (the database) is taken by redis-server")]
    [InlineData("10.0.200.93", 5432, "postgres", CheckOutcome.Passed, "5432 (the database) free")]
    [InlineData("0.0.0.0", 443, null, CheckOutcome.Failed, "a program that cannot be seen from here")]
    [InlineData("0.0.0.0", 8080, "java", CheckOutcome.Passed, "free")]
    public async Task Who_has_a_port_is_named(string address, int port, string? process, CheckOutcome expected, string seen)
    {
        var finding = await FindAsync(Listener(address, port, process));
        finding.Outcome.Should().Be(expected, finding.Seen);
        finding.Seen.Should().Contain(seen);
    }

    [Theory]
    [InlineData("0.0.0.0", 80, "appliance-engin", CheckOutcome.Passed)]
    [InlineData("0.0.0.0", 443, "appliance-engine", CheckOutcome.Passed)]
    [InlineData("127.0.0.1", 5432, "postgres", CheckOutcome.Passed)]
    [InlineData("0.0.0.0", 443, "postgres", CheckOutcome.Failed)]
    [InlineData("0.0.0.0", 80, "nginx", CheckOutcome.Failed)]
    public async Task What_was_installed_is_no_obstacle_to_itself(string address, int port, string process, CheckOutcome expected)
    {
        (await FindAsync(Listener(address, port, process), installed: true)).Outcome.Should().Be(expected);
        (await FindAsync(Listener(address, port, process), unfinished: true)).Outcome.Should().Be(expected);
    }

    [Fact]
    public async Task The_remedy_names_the_program_and_the_answer() =>
        (await FindAsync(Listener("0.0.0.0", 443, "nginx"))).Remedy.Should()
            .Be("Stop nginx and keep it from starting again, or choose another port with `--set engine.httpsPort=PORT`.");

    [Fact]
    public async Task Other_ports_that_were_chosen_count() =>
        (await FindAsync(Listener("0.0.0.0", 443, "nginx"), HostSite.Of("engine.httpsPort=8443"))).Outcome.Should().Be(CheckOutcome.Passed);

    [Fact]
    public async Task A_database_that_others_may_reach_needs_the_port_on_all_addresses() =>
        (await FindAsync(Listener("10.0.200.93", 5432, "redis-server"), HostSite.Of("database.allowFrom=[10.0.200.0/24]"))).Outcome.Should().Be(CheckOutcome.Failed);

    [Theory]
    [InlineData("database.provisioning=manual")]
    [InlineData("database.location=remote", "database.host=db.test.org", "database.password={ file: /root/db }")]
    public async Task A_database_that_somebody_else_runs_needs_no_port(params string[] answers) =>
        (await FindAsync(Listener("0.0.0.0", 5432, "postgres"), HostSite.Of(answers))).Outcome.Should().Be(CheckOutcome.Passed);

    [Fact]
    public async Task One_port_cannot_serve_two() =>
        (await FindAsync((ListenerFacts?)null, HostSite.Of("database.port=443"))).Seen.Should().Be("Port 443 is wanted for HTTPS and for the database.");

    [Fact]
    public async Task Several_findings_are_told_at_once()
    {
        var finding = await FindAsync([Listener("0.0.0.0", 80, "apache2"), Listener("::", 80, "apache2"), Listener("127.0.0.1", 5432, null)]);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Be("Port 80 (HTTP) is taken by apache2 (process 812). Port 5432 (the database) is taken by a program that cannot be seen from here.");
    }

    [Theory]
    [InlineData("10.0.200.93", CheckOutcome.Passed)]
    [InlineData("127.0.0.1", CheckOutcome.Failed)]
    [InlineData("0.0.0.0", CheckOutcome.Failed)]
    public async Task A_trial_listens_on_loopback_alone(string address, CheckOutcome expected) =>
        (await FindAsync(Listener(address, 8443, "java"), Trial)).Outcome.Should().Be(expected);

    [Fact]
    public async Task A_trial_without_root_cannot_have_low_ports()
    {
        var finding = await FindAsync((ListenerFacts?)null, HostSite.Of(HostSite.Trial));
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Remedy.Should().Contain("--set engine.httpPort=8080").And.Contain("--set engine.httpsPort=8443");
    }

    [Theory]
    [InlineData(false, "812", CheckOutcome.Failed)]
    [InlineData(true, "812", CheckOutcome.Passed)]
    [InlineData(true, "813", CheckOutcome.Failed)]
    [InlineData(true, null, CheckOutcome.Failed)]
    public async Task A_trial_needs_a_port_for_a_PostgreSQL_of_its_own(bool installed, string? recorded, CheckOutcome expected)
    {
        using var machine = new TestMachine();
        if (recorded is not null)
        {
            machine.Files.CreateDirectories("/var/lib/postgresql/trial", Ownership.PrivateDirectory());
            machine.Files.WriteText("/var/lib/postgresql/trial/postmaster.pid", $"{recorded}\n/data\n", Ownership.Private());
        }

        (await FindAsync(machine, [Listener("127.0.0.1", 15432, "postgres")], Trial, installed)).Outcome.Should().Be(expected);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task The_engine_of_another_trial_is_in_the_way(bool installed, bool unfinished)
    {
        var finding = await FindAsync([Listener("127.0.0.1", 8443, "appliance-engin")], Trial, installed, unfinished);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Be("Port 8443 (HTTPS) is taken by appliance-engin (process 812).");
    }

    [Theory]
    [InlineData("0::/system.slice/appliance-engine.service\n", CheckOutcome.Passed)]
    [InlineData("12:pids:/user.slice\n1:name=systemd:/system.slice/appliance-engine.service\n", CheckOutcome.Passed)]
    [InlineData("0::/user.slice/user-0.slice/session-3.scope\n", CheckOutcome.Failed)]
    public async Task On_a_server_the_engine_is_known_by_its_unit(string groups, CheckOutcome expected)
    {
        using var machine = new TestMachine();
        machine.Files.CreateDirectories("/proc/812", Ownership.PublicExecutable);
        machine.Files.WriteText("/proc/812/cgroup", groups, Ownership.Public);
        (await FindAsync(machine, [Listener("0.0.0.0", 443, "appliance-engin")], installed: true)).Outcome.Should().Be(expected);
    }

    [Fact]
    public async Task The_engine_of_the_very_trial_is_as_it_should_be()
    {
        using var machine = new TestMachine();
        var program = machine.Root + EnginePaths.Program;
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        await File.WriteAllTextAsync(program, "#!/bin/sh\nwhile :; do sleep 0.05; done\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        machine.Files.CreateDirectories("/run/appliance", Ownership.PublicExecutable);
        machine.Files.CreateDirectories("/var/log/appliance", Ownership.PublicExecutable);
        var process = EngineSteps.Process.Start(machine.Files, machine.Commands)!;
        try
        {
            (await FindAsync(machine, [Listener("127.0.0.1", 8443, "appliance-engin") with { ProcessId = process.Id }], Trial, unfinished: true)).Outcome.Should().Be(CheckOutcome.Passed);
        }
        finally
        {
            Process.GetProcessById(process.Id).Kill();
        }
    }

    private static Site Trial => HostSite.Of(HostSite.Trial, "engine.httpPort=8080", "engine.httpsPort=8443", "database.port=15432");

    private static ListenerFacts Listener(string address, int port, string? process) => new(IPAddress.Parse(address), port, process, process is null ? null : 812);

    private static Task<CheckFinding> FindAsync(ListenerFacts? listener, Site? site = null, bool installed = false, bool unfinished = false) =>
        FindAsync(listener is null ? [] : [listener], site, installed, unfinished);

    private static async Task<CheckFinding> FindAsync(IReadOnlyList<ListenerFacts> listeners, Site? site = null, bool installed = false, bool unfinished = false)
    {
        using var machine = new TestMachine();
        return await FindAsync(machine, listeners, site, installed, unfinished);
    }

    private static async Task<CheckFinding> FindAsync(TestMachine machine, IReadOnlyList<ListenerFacts> listeners, Site? site = null, bool installed = false, bool unfinished = false)
    {
        var run = unfinished ? new RunRecord(new RunFolder(machine.Files, "1"), []) : null;
        return await HostSite.FindAsync(new PortsCheck(), HostSite.Checked(machine, site, HostSite.Facts with { Listeners = listeners }, run, installed));
    }
}
