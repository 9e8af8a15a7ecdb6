using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Setup;

/// <summary>
/// What goes wrong on a new user's server: each is told in words that help, with its exit code, and nothing is changed.
/// All on one server, which none of it may change.
/// </summary>
[Collection(LabCollection.Name)]
public sealed class FaultTests(LabFixture fixture, ITestOutputHelper trail)
{
    private const string Configuration = "/etc/appliance/engine.json";

    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task Whatever_is_in_the_way_is_told_and_nothing_is_changed()
    {
        await using var server = await EngineServer.StartAsync(fixture, trail);
        var before = await server.Machine.ReadTreeAsync(None);

        await ATakenPortAsync(server);
        await PackagesWithoutASourceAsync(server);
        await AFolderThatIsNoMirrorAsync(server);
        await ANameThatLeadsNowhereAsync(server);
        await AnAddressOfAnotherMachineAsync(server);
        await NoPasswordFileAsync(server);
        await AWeakPasswordAsync(server);
        await WithoutRootAsync(server);
        await ADirectoryWhereAFileShouldBeAsync(server);
        await AReadOnlyEtcAsync(server);
        await ACtrlCBeforeAnythingIsChangedAsync(server);

        before.DifferencesTo(await server.Machine.ReadTreeAsync(None), [.. MachineTree.EverydayChanges, "/var/lib/appliance", "/var/lib/appliance/runs*"]).Should().BeEmpty();
        (await server.RunAsync("plan", "--answers", EngineServer.Answers, "--package-source", LabRepository.FolderInMachine)).ShouldEndWith(0, "Plan hash");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_disk_that_runs_full_is_named_and_the_run_goes_on_once_there_is_room()
    {
        await using var server = await EngineServer.StartAsync(fixture, trail, new Dictionary<string, long> { ["/var"] = 36 << 20 });

        (await server.SetUpAsync()).ShouldEndWith(4, "(disk-space)", "/var");
        string[] waived = ["--waive", "disk-space", "--reason", "trying"];
        (await server.SetUpAsync(waived)).ShouldEndWith(1, "No space left on device", "The run stopped at the step", "space");

        await server.ShellAsync("mount", "-o", "remount,size=1G", "/var");
        server.Note("/var has room now");
        (await server.SetUpAsync(waived)).ShouldEndWith(0, "goes on", "The engine is healthy: ok.");
        (await server.ShellAsync("dpkg", "--audit")).Should().BeEmpty();
    }

    private static async Task ATakenPortAsync(EngineServer server)
    {
        await server.ShellAsync("systemd-run", "--quiet", "--unit=squatter", "systemd-socket-activate", "--listen=443", "cat");
        (await server.SetUpAsync()).ShouldEndWith(4, "443", "systemd-socket", "(ports-free)", "Nothing was changed");
        await server.ShellAsync("systemctl", "stop", "squatter");
    }

    private static async Task PackagesWithoutASourceAsync(EngineServer server)
    {
        var sources = await server.Machine.ReadFileAsync("/etc/apt/sources.list", None);
        await server.Machine.WriteFileAsync("/etc/apt/sources.list", "", None);
        (await server.RunAsync("setup", "--answers", EngineServer.Answers, "--yes"))
            .ShouldEndWith(4, "postgresql", "appliance packages mirror DIR", "--package-source");
        (await server.RunAsync("setup", "--answers", EngineServer.Answers, "--offline", "--yes"))
            .ShouldEndWith(4, "postgresql", "appliance packages mirror DIR", "--package-source");

        // A source that is configured and cannot be reached, as on a machine whose network is down.
        await server.Machine.WriteFileAsync("/etc/apt/sources.list", "deb http://10.0.200.250/debian bookworm main\n", None);
        (await server.RunAsync("setup", "--answers", EngineServer.Answers, "--yes"))
            .ShouldEndWith(4, "10.0.200.250", "appliance packages mirror DIR", "--package-source");
        await server.Machine.WriteFileAsync("/etc/apt/sources.list", sources, None);
    }

    private static async Task AFolderThatIsNoMirrorAsync(EngineServer server) =>
        (await server.RunAsync("setup", "--answers", EngineServer.Answers, "--package-source", "/srv", "--yes"))
            .ShouldEndWith(4, "/srv is not a whole package mirror", "appliance packages mirror");

    private static async Task ANameThatLeadsNowhereAsync(EngineServer server) =>
        (await server.SetUpAsync("--set", "engine.fqdn=nowhere.test.org")).ShouldEndWith(4, "nowhere.test.org", "(fqdn-resolves)", "network: { hosts: [{ name: nowhere.test.org, address: 10.0.200.93 }] }");

    private static async Task AnAddressOfAnotherMachineAsync(EngineServer server) =>
        (await server.SetUpAsync("--set", "engine.fqdn=node72.test.org")).ShouldEndWith(4, "10.0.200.72", "(fqdn-leads-here)", "10.0.200.93");

    private static async Task NoPasswordFileAsync(EngineServer server) =>
        (await server.SetUpAsync("--set", "engine.adminPassword={ file: /root/absent }")).ShouldEndWith(3, "/root/absent", "engine.adminPassword");

    private static async Task AWeakPasswordAsync(EngineServer server)
    {
        await server.Machine.WriteFileAsync("/root/weak.secret", "12345\n", None, "0600");
        (await server.SetUpAsync("--set", "engine.adminPassword={ file: /root/weak.secret }")).ShouldEndWith(4, "(admin-password-weak)");
        await server.ShellAsync("rm", "/root/weak.secret");
    }

    private static async Task WithoutRootAsync(EngineServer server) =>
        (await server.Machine.RunAsync(None, "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", EngineServer.Program, "setup", "--yes"))
            .ShouldEndWith(4, "root", "sudo");

    private static async Task ADirectoryWhereAFileShouldBeAsync(EngineServer server)
    {
        await server.ShellAsync("mkdir", "-p", Configuration);
        (await server.SetUpAsync()).ShouldEndWith(1, $"{Configuration} is not a file", $"Move {Configuration} out of the way");
        await server.ShellAsync("rmdir", "-p", "--ignore-fail-on-non-empty", Configuration);
    }

    private static async Task AReadOnlyEtcAsync(EngineServer server)
    {
        await server.Machine.MakeReadOnlyAsync("/etc", None);
        (await server.SetUpAsync()).ShouldEndWith(4, "/etc is mounted read-only", "remount,rw /etc", "Nothing was changed");
        (await server.SetUpAsync("--waive", "disk-space", "--reason", "trying")).ShouldEndWith(1, "/etc", "The run stopped at the step", "To do:");
        await server.Machine.MakeWritableAsync("/etc", None);
        (await server.RunAsync("setup", "--rollback", "--yes")).ShouldEndWith(0);
    }

    private static async Task ACtrlCBeforeAnythingIsChangedAsync(EngineServer server)
    {
        // At the question whether to go on, on a terminal.
        const string PressCtrlC = "(until grep -qs 'confirm the plan' /run/screen; do sleep 0.1; done; printf '\\003'; sleep 1)";
        var outcome = await server.Machine.RunAsync(None,
            "sh", "-c",
            $"{PressCtrlC} | script --quiet --return --flush --command '{EngineServer.Program} setup --answers {EngineServer.Answers} --package-source {LabRepository.FolderInMachine}' /run/screen");
        outcome.ShouldEndWith(130, "Nothing was changed");
        server.Note("Ctrl-C at the question: nothing was changed");
    }
}
