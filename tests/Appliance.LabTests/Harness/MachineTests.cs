using System.Diagnostics;
using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Harness;

[Collection(LabCollection.Name)]
public sealed class MachineTests(LabFixture fixture, ITestOutputHelper output)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_fresh_server_boots_within_30_seconds()
    {
        var clock = Stopwatch.StartNew();

        await using var machine = await fixture.Lab.StartMachineAsync(new() { HostName = "engine.test.org" }, None);

        output.WriteLine($"Installed and booted in {clock.Elapsed.TotalSeconds:0.00} s.");
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
        (await machine.RunAsync(None, "systemctl", "is-system-running")).Output.Trim().Should().Be("running");
        (await machine.RunAsync(None, "hostname", "--fqdn")).Output.Trim().Should().Be("engine.test.org");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_fresh_server_has_nothing_that_setup_installs()
    {
        await using var machine = await fixture.Lab.StartMachineAsync(new() { HostName = "engine" }, None);

        var tree = await machine.ReadTreeAsync(None);

        tree.Packages.Keys.Should().NotContain(name => name == "chrony" || name == "nftables" || name.StartsWith("postgresql", StringComparison.Ordinal));
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_command_gives_its_exit_code_and_both_streams()
    {
        await using var machine = await fixture.Lab.StartMachineAsync(new() { HostName = "engine" }, None);
        var lines = new List<string>();

        var outcome = await machine.RunAsync(
            ["sh", "-c", "read word; echo out $word; echo err >&2; exit 7"],
            new MemoryStream("hello\n"u8.ToArray()),
            line =>
            {
                lock (lines)
                    lines.Add(line);
            });

        outcome.ExitCode.Should().Be(7);
        outcome.Output.Should().Be("out hello\n");
        outcome.Error.Should().Be("err\n");
        lines.Should().BeEquivalentTo("out hello", "err");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_command_that_takes_too_long_is_ended()
    {
        await using var machine = await fixture.Lab.StartMachineAsync(new() { HostName = "engine" }, None);

        var waiting = () => machine.RunAsync(["sleep", "777"], timeout: TimeSpan.FromMilliseconds(300));

        await waiting.Should().ThrowAsync<LabException>().WithMessage("*did not end within*");
        (await machine.RunAsync(None, "pgrep", "-f", "sleep 777")).ExitCode.Should().Be(1, "it must not go on inside");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_reboot_keeps_files_and_forgets_what_was_only_in_the_kernel()
    {
        await using var network = await fixture.Lab.CreateNetworkAsync("reboot", None);
        await using var machine = await fixture.Lab.StartMachineAsync(
            new() { HostName = "engine", Nics = [new("em1", network, "10.0.200.93/24")] }, None);
        await machine.WriteFileAsync("/srv/kept", "kept", None);
        (await machine.RunAsync(None, "ip", "link", "add", "br7", "type", "bridge")).OrThrow();

        await machine.RebootAsync(None);

        (await machine.ReadFileAsync("/srv/kept", None)).Should().Be("kept");
        (await machine.RunAsync(None, "ip", "link", "show", "br7")).Succeeded.Should().BeFalse();
        (await machine.RunAsync(None, "ip", "address", "show", "em1")).Output.Should().Contain("10.0.200.93/24");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task After_a_power_cut_the_machine_boots_again_with_what_was_written()
    {
        await using var machine = await fixture.Lab.StartMachineAsync(new() { HostName = "engine" }, None);
        await machine.WriteFileAsync("/srv/kept", "kept", None);

        await machine.PowerCutAsync(None);
        machine.IsOn.Should().BeFalse();
        await machine.StartAsync(None);

        (await machine.ReadFileAsync("/srv/kept", None)).Should().Be("kept");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task An_orderly_shutdown_stops_services_first()
    {
        await using var machine = await fixture.Lab.StartMachineAsync(new() { HostName = "engine" }, None);
        await machine.WriteFileAsync("/etc/systemd/system/last-words.service",
            "[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=true\nExecStop=touch /srv/stopped\n", None);
        (await machine.RunAsync(None, "systemctl", "start", "last-words")).OrThrow();

        await machine.ShutdownAsync(None);
        await machine.StartAsync(None);

        (await machine.RunAsync(None, "test", "-e", "/srv/stopped")).Succeeded.Should().BeTrue();
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_full_screen_program_finds_a_terminal()
    {
        await using var machine = await fixture.Lab.StartMachineAsync(new() { HostName = "engine" }, None);
        var command = string.Join(' ', machine.EnterCommand("xterm", ["stty", "size"]));

        var outcome = await HostCommand.RunAsync(
            ["script", "--quiet", "--return", "--command", $"stty rows 24 cols 80; {command}", "/dev/null"]);

        outcome.OrThrow().Output.Trim().Should().Be("24 80");
    }
}
