using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Setup;

/// <summary>Runs that are killed, stopped and cut off go on where they were, and can be undone instead.</summary>
[Collection(LabCollection.Name)]
public sealed class InterruptedRunTests(LabFixture fixture, ITestOutputHelper trail)
{
    private const int Killed = 128 + 9;
    private const int Interrupted = 130;

    // The last is not among them: the program may have ended before the signal comes.
    private static readonly string[] KilledAt =
    [
        "database.server", "database.role", "pki.ca", "pki.certificate.web", "storage.package",
        "engine.program", "engine.config", "engine.service", "engine.admin", "firewall.table",
    ];

    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_run_that_is_killed_again_and_again_arrives_and_cleanup_leaves_nothing()
    {
        await using var server = await EngineServer.StartAsync(fixture, trail);
        var before = await server.Machine.ReadTreeAsync(None);
        var accounts = await Leftovers.AccountsAsync(server);

        await KillAsync(server, "host.hosts");
        (await server.SetUpAsync("host.time-package", () => DisturbAndStopAsync(server))).ShouldEndWith(Interrupted, "Stopped as asked.");
        (await server.SetUpAsync("database.packages", () => StopAtOnceAsync(server), "Unpacking postgresql-common")).ShouldEndWith(Interrupted);
        await server.SetUpAsync("database.packages", () => CutPowerAsync(server), "Setting up");
        await server.Machine.StartAsync(None);
        foreach (var step in KilledAt)
        {
            await KillAsync(server, step);
            if (step == "engine.service")
                (await server.RunAsync("status")).ShouldEndWith(1, "is not finished", "`appliance setup` goes on");
        }

        (await server.SetUpAsync()).ShouldEndWith(0, "The engine is healthy: ok.", "The administrator can log in: ok.");
        (await server.RunAsync("status")).ShouldEndWith(0);
        (await server.ShellAsync("ls", "/var/lib/appliance/runs")).Should().NotContain("\n", "all of it was one run");

        (await server.RunAsync("cleanup", "--yes")).ShouldEndWith(0, "Everything is as before");
        await Leftovers.ShouldBeNoneAsync(server, before, accounts);
        await SecretTraces.ShouldBeNoneAsync(server, EngineServer.AdminPassword);
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_run_that_is_killed_in_the_middle_can_be_undone()
    {
        await using var server = await EngineServer.StartAsync(fixture, trail);
        var before = await server.Machine.ReadTreeAsync(None);
        var accounts = await Leftovers.AccountsAsync(server);

        await KillAsync(server, "storage.package", "Unpacking rpcbind");
        (await server.RunAsync("setup", "--rollback", "--yes")).ShouldEndWith(0, "Everything is as before");

        await Leftovers.ShouldBeNoneAsync(server, before, accounts);
        (await server.RunAsync("setup", "--rollback", "--yes")).ShouldEndWith(0, "no unfinished run");
    }

    private static async Task KillAsync(EngineServer server, string step, string output = "")
    {
        var outcome = await server.SetUpAsync(step, () => server.SignalAsync("KILL"), output);
        outcome.ExitCode.Should().Be(Killed, "it was killed at {0}; it said at last:\n{1}", step, outcome.LastWords());
    }

    // While packages are installed: someone else tries, the line is lost, and then a person presses Ctrl-C.
    private static async Task DisturbAndStopAsync(EngineServer server)
    {
        var pid = await server.ShellAsync("cat", "/run/lab.pid");
        (await server.Machine.RunAsync(None, EngineServer.Program, "setup", "--answers", EngineServer.Answers, "--yes"))
            .ShouldEndWith(6, "Another run is at work", $"process {pid}");
        server.Note("a second run was refused");
        await server.SignalAsync("HUP");
        await server.SignalAsync("INT");
    }

    // Ctrl-C twice: the step under way is not waited for.
    private static async Task StopAtOnceAsync(EngineServer server)
    {
        await server.SignalAsync("INT");
        await server.SignalAsync("INT");
    }

    private static async Task CutPowerAsync(EngineServer server)
    {
        await server.Machine.PowerCutAsync(None);
        server.Note("power cut");
    }
}
