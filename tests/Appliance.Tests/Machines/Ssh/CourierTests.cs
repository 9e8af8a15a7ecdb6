using System.Collections.Concurrent;
using Appliance.Machines.Ssh;
using FluentAssertions;

namespace Appliance.Tests.Machines.Ssh;

/// <summary>Bringing a program to a real sshd's machine and starting it there.</summary>
public sealed class CourierTests : IAsyncLifetime
{
    private const string Program = "/usr/lib/appliance/appliance";

    private readonly CourierBench _bench = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [SkippableFact]
    public async Task A_program_is_carried_over_once_and_started()
    {
        await using var server = await SshServer.StartAsync();
        var program = await _bench.ProgramAsync("echo \"got $input\"; echo trouble >&2; exit 7");
        await using var connection = await _bench.OpenAsync(server);
        var courier = new Courier(connection, program, "node");
        var machine = await courier.LookAsync(default);
        machine.Architecture.Should().Be(ProgramFile.Architecture);
        machine.ProgramHash.Should().BeNull();
        machine.Clock.Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromSeconds(10));
        var progress = new Recorded();
        (await courier.CopyAsync(machine, progress, default)).Should().BeTrue();
        progress.Last.Should().Be(program.Size);
        (await server.LookAsync($"stat -c '%a %U %s' {Program}; ls -A /usr/lib/appliance")).Should().Be($"755 root {program.Size}\nappliance\n");
        (await courier.CopyAsync(await courier.LookAsync(default), progress, default)).Should().BeFalse("it is there");
        var lines = new ConcurrentQueue<string>();
        var result = await courier.JoinAsync("the line", lines.Enqueue, default);
        result.ExitCode.Should().Be(7);
        lines.Should().BeEquivalentTo("got the line", "trouble");
    }

    [SkippableTheory]
    [InlineData("[ ! -e /usr/bin/openssl ] || mount --bind /dev/null /usr/bin/openssl", "")]
    [InlineData("true", "Ciphers aes256-ctr")]
    public async Task What_is_preferred_for_its_speed_may_be_missing(string setup, string configuration)
    {
        await using var server = await SshServer.StartAsync(setup: setup, configuration: configuration);
        var program = await _bench.ProgramAsync();
        await using var connection = await _bench.OpenAsync(server);
        var courier = new Courier(connection, program, "node");
        (await courier.CopyAsync(await courier.LookAsync(default), new Recorded(), default)).Should().BeTrue();
        (await courier.LookAsync(default)).ProgramHash.Should().Be(program.Hash);
    }

    [SkippableFact]
    public async Task A_program_that_is_told_to_stop_gets_the_signal()
    {
        await using var server = await SshServer.StartAsync();
        var program = await _bench.ProgramAsync("trap \"echo stopped; exit 130\" TERM; echo ready; while :; do sleep 0.1; done");
        await using var connection = await _bench.OpenAsync(server);
        var courier = new Courier(connection, program, "node");
        await courier.CopyAsync(await courier.LookAsync(default), new Recorded(), default);
        var lines = new ConcurrentQueue<string>();
        var ready = new TaskCompletionSource();
        var join = courier.JoinAsync("", line => { lines.Enqueue(line); ready.TrySetResult(); }, default);
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await courier.StopAsync(default);
        (await join.WaitAsync(TimeSpan.FromSeconds(20))).ExitCode.Should().Be(130);
        lines.Should().Equal("ready", "stopped");
    }

    [SkippableFact]
    public async Task A_line_cut_in_the_middle_of_the_copy_leaves_nothing_half_done_and_the_next_try_works()
    {
        await using var server = await SshServer.StartAsync();
        var program = await _bench.ProgramAsync(size: 16 << 20);
        await using var proxy = new CuttingProxy(server.Port, 4 << 20, silently: false);
        var target = server.Target with { Port = proxy.Port };
        _bench.KnownHosts.Set(server.Key() with { Host = target.KnownAs });
        await using (var connection = await _bench.Connector.OpenAsync(target, default))
        {
            var courier = new Courier(connection, program, "node");
            var machine = await courier.LookAsync(default);
            var copy = () => courier.CopyAsync(machine, new Recorded(), default);
            (await copy.Should().ThrowAsync<SshFailedException>()).WithMessage("The connection to node was lost.");
        }

        await EventuallyAsync(async () => (await server.LookAsync("ls -A /usr/lib/appliance")).Length == 0);
        proxy.Mend();
        await using var again = await _bench.Connector.OpenAsync(target, default);
        var second = new Courier(again, program, "node");
        (await second.CopyAsync(await second.LookAsync(default), new Recorded(), default)).Should().BeTrue();
    }

    [SkippableFact]
    public async Task A_line_that_goes_dead_is_noticed()
    {
        await using var server = await SshServer.StartAsync();
        await using var proxy = new CuttingProxy(server.Port, long.MaxValue, silently: true);
        var target = server.Target with { Port = proxy.Port, Silence = TimeSpan.FromSeconds(1) };
        _bench.KnownHosts.Set(server.Key() with { Host = target.KnownAs });
        await using var connection = await _bench.Connector.OpenAsync(target, default);
        var ready = new TaskCompletionSource();
        var running = connection.RunAsync(new RemoteScript("echo ready; exec sleep 100") { Timeout = TimeSpan.FromSeconds(90) }, default, _ => ready.TrySetResult());
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(20));
        proxy.Cut();
        (await running.WaitAsync(TimeSpan.FromSeconds(60))).ExitCode.Should().Be(255);
    }

    [SkippableFact]
    public async Task A_disk_without_room_is_seen_before_anything_is_sent()
    {
        await using var server = await SshServer.StartAsync(programSpace: "16m");
        await using var connection = await _bench.OpenAsync(server);
        var look = () => new Courier(connection, new ProgramFile("/none", 30 << 20, "0"), "node").LookAsync(default);
        (await look.Should().ThrowAsync<SshFailedException>()).Which.Message.Should().MatchRegex("^node has 1[0-9] MiB free in /usr/lib; 94 MiB are needed\\.$");
    }

    [SkippableFact]
    public async Task A_disk_that_runs_full_in_the_middle_keeps_the_old_program()
    {
        await using var server = await SshServer.StartAsync(programSpace: "16m", setup: "mkdir /usr/lib/appliance; echo old >/usr/lib/appliance/appliance");
        await using var connection = await _bench.OpenAsync(server);
        var program = await _bench.ProgramAsync(size: 30 << 20);
        var copy = () => new Courier(connection, program, "node").CopyAsync(new RemoteMachine("", "", default, 0, 0, null, null), new Recorded(), default);
        (await copy.Should().ThrowAsync<SshFailedException>()).Which.Message.Should().Contain("No space left on device");
        (await server.LookAsync($"cat {Program}; ls -A /usr/lib/appliance")).Should().Be("old\nappliance\n");
    }

    [SkippableFact]
    public async Task A_file_system_that_starts_no_programs_is_told_as_such()
    {
        await using var server = await SshServer.StartAsync(setup: "mkdir /usr/lib/appliance; mount -t tmpfs -o noexec tmpfs /usr/lib/appliance");
        await using var connection = await _bench.OpenAsync(server);
        var courier = new Courier(connection, await _bench.ProgramAsync(), "node");
        var machine = await courier.LookAsync(default);
        var copy = () => courier.CopyAsync(machine, new Recorded(), default);
        var told = (await copy.Should().ThrowAsync<SshFailedException>()).Which;
        told.Message.Should().StartWith("The program does not start at node:");
        told.Remedy.Should().Contain("noexec");
        (await server.LookAsync("ls -A /usr/lib/appliance")).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_temporary_folder_that_starts_no_programs_does_not_matter()
    {
        await using var server = await SshServer.StartAsync(setup: "mount -t tmpfs -o noexec tmpfs /var/tmp");
        await using var connection = await _bench.OpenAsync(server);
        var courier = new Courier(connection, await _bench.ProgramAsync("echo done"), "node");
        (await courier.CopyAsync(await courier.LookAsync(default), new Recorded(), default)).Should().BeTrue();
    }

    [Theory]
    [InlineData("arch aarch64\ntime 1\nos Debian\nfree 1000000\nfree 1000000\n", "node is aarch64; this program is for x86_64.")]
    [InlineData("nothing of use", "node does not say what it is: nothing of use")]
    [InlineData("arch x86_64\ntime 1\nfree 1000\nfree 1000000\n", "node has 0 MiB free in /var/lib; 64 MiB are needed.")]
    public async Task A_machine_that_is_not_fit_is_told_as_such(string said, string message)
    {
        var look = () => new Courier(new FakeConnection(said), new ProgramFile("/none", 0, "0"), "node").LookAsync(default);
        (await look.Should().ThrowAsync<SshFailedException>()).WithMessage(message);
    }

    [Fact]
    public void Scripts_have_no_quote_that_would_end_them()
    {
        foreach (var script in new[] { CourierScripts.Look, CourierScripts.Copy, CourierScripts.Join, CourierScripts.Stop })
        {
            script.Should().NotContain("'");
        }
    }

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private sealed class Recorded : IProgress<long>
    {
        public long Last { get; private set; }

        public void Report(long value) => Last = value;
    }
}
