using Appliance.Machines.Ssh;
using FluentAssertions;

namespace Appliance.Tests.Machines.Ssh;

/// <summary>Logging in to a real sshd.</summary>
public sealed class SshLoginTests : IAsyncLifetime
{
    private readonly CourierBench _bench = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [SkippableFact]
    public async Task A_key_lets_root_in()
    {
        await using var server = await SshServer.StartAsync();
        await using var connection = await _bench.OpenAsync(server);
        (await connection.RunAsync(new RemoteScript("id -un; cat") { Input = async (stream, stop) => await stream.WriteAsync("data"u8.ToArray(), stop) }, default)).Output.Should().Be("root\ndata\n");
    }

    [SkippableFact]
    public async Task A_password_lets_root_in()
    {
        await using var server = await SshServer.StartAsync();
        await using var connection = await _bench.OpenAsync(server, server.ByPassword);
        (await connection.RunAsync(new RemoteScript("id -un"), default)).Output.Should().Be("root\n");
    }

    [SkippableFact]
    public async Task A_wrong_password_is_told_as_such()
    {
        await using var server = await SshServer.StartAsync();
        var open = () => _bench.OpenAsync(server, server.ByPassword with { Password = new("Wrong-Horse-9") });
        var told = (await open.Should().ThrowAsync<SshFailedException>()).Which;
        told.Message.Should().Be("127.0.0.1 does not let root in; it takes: publickey, password.");
        told.Remedy.Should().Contain("password");
    }

    [SkippableFact]
    public async Task A_key_that_is_not_known_there_is_told_as_such()
    {
        await using var server = await SshServer.StartAsync();
        await using var other = await SshServer.StartAsync();
        var open = () => _bench.OpenAsync(server, server.Target with { PrivateKey = other.ClientKey });
        (await open.Should().ThrowAsync<SshFailedException>()).WithMessage("127.0.0.1 does not let root in*");
    }

    [SkippableFact]
    public async Task A_user_becomes_root_by_sudo_without_a_password()
    {
        await using var server = await SshServer.StartAsync(setup: "echo \"admin ALL=(ALL) NOPASSWD: ALL\" >>/etc/sudoers.d/all");
        await using var connection = await _bench.OpenAsync(server, server.Target with { User = "admin" });
        (await connection.RunAsync(new RemoteScript("id -un; cat") { Input = async (stream, stop) => await stream.WriteAsync("data"u8.ToArray(), stop) }, default)).Output.Should().Be("root\ndata\n");
    }

    [SkippableFact]
    public async Task A_user_becomes_root_by_sudo_with_a_password_that_no_program_is_given()
    {
        await using var server = await SshServer.StartAsync(setup: "echo \"admin ALL=(ALL) ALL\" >>/etc/sudoers.d/all");
        await using var connection = await _bench.OpenAsync(server, server.Target with { User = "admin", SudoPassword = new(SshServer.SudoPassword) });
        (await connection.RunAsync(new RemoteScript("id -un; cat") { Input = async (stream, stop) => await stream.WriteAsync("data"u8.ToArray(), stop) }, default)).Output.Should().Be("root\ndata\n");
    }

    [SkippableFact]
    public async Task Sudo_that_wants_a_password_nobody_gave_is_told_as_such()
    {
        await using var server = await SshServer.StartAsync(setup: "echo \"admin ALL=(ALL) ALL\" >>/etc/sudoers.d/all");
        var open = () => _bench.OpenAsync(server, server.Target with { User = "admin" });
        (await open.Should().ThrowAsync<SshFailedException>()).Which.Remedy.Should().Contain("sudoPassword");
    }

    [SkippableFact]
    public async Task A_wrong_sudo_password_is_told_as_such()
    {
        await using var server = await SshServer.StartAsync(setup: "echo \"admin ALL=(ALL) ALL\" >>/etc/sudoers.d/all");
        var open = () => _bench.OpenAsync(server, server.Target with { User = "admin", SudoPassword = new("Wrong-Horse-9") });
        (await open.Should().ThrowAsync<SshFailedException>()).WithMessage("sudo on 127.0.0.1 refuses admin with the password given.");
    }

    [SkippableFact]
    public async Task A_port_where_nothing_listens_is_told_as_such()
    {
        await using var server = await SshServer.StartAsync();
        var target = server.Target with { Port = 1 };
        _bench.KnownHosts.Set(server.Key() with { Host = target.KnownAs });
        var open = () => _bench.Connector.OpenAsync(target, default);
        (await open.Should().ThrowAsync<SshFailedException>()).WithMessage("Nothing answers at 127.0.0.1, port 1.");
    }

    [Fact]
    public void Nobodys_own_configuration_counts()
    {
        var arguments = SshArguments.Master(new SshTarget { Address = "10.0.200.72" }, "/known", "/socket", null);
        arguments.Take(2).Should().Equal("-F", "none");
        arguments.Should().Contain("GlobalKnownHostsFile=/dev/null").And.Contain("UserKnownHostsFile=\"/known\"").And.Contain("StrictHostKeyChecking=yes");
    }

    [SkippableFact]
    public async Task A_machine_behind_another_is_reached_through_it()
    {
        await using var jump = await SshServer.StartAsync();
        await using var server = await SshServer.StartAsync();
        _bench.KnownHosts.Set(jump.Key());
        // The way in of the first is its key, of the second its password, which the first is not told.
        await using var connection = await _bench.OpenAsync(server, server.ByPassword with { Jump = jump.Target });
        (await connection.RunAsync(new RemoteScript("echo $SSH_CONNECTION"), default)).Output.Should().EndWith($" 127.0.0.1 {server.Port}\n");
        var keys = new List<SshHostKey>();
        await foreach (var key in _bench.Connector.ProbeAsync(server.Target with { Jump = jump.Target }, default))
        {
            keys.Add(key);
        }

        keys.Select(key => key.Fingerprint).Should().Equal(server.Fingerprint("ed25519"), server.Fingerprint("ecdsa"), server.Fingerprint("rsa"));
    }

    [SkippableFact]
    public async Task A_jump_host_that_is_not_known_is_refused()
    {
        await using var jump = await SshServer.StartAsync();
        await using var server = await SshServer.StartAsync();
        var open = () => _bench.OpenAsync(server, server.Target with { Jump = jump.Target });
        (await open.Should().ThrowAsync<SshFailedException>()).WithMessage($"The host key of *127.0.0.1*:{jump.Port} is not known*");
    }

    [SkippableFact]
    public async Task A_password_is_in_no_process_and_no_file()
    {
        await using var server = await SshServer.StartAsync(setup: "echo \"admin ALL=(ALL) ALL\" >>/etc/sudoers.d/all");
        using var watch = new ProcessWatch(SshServer.Password);
        var target = server.ByPassword with { User = "admin", SudoPassword = new(SshServer.SudoPassword) };
        await using (var connection = await _bench.OpenAsync(server, target))
        {
            await connection.RunAsync(new RemoteScript("sleep 0.3"), default);
        }

        watch.Samples.Should().BeGreaterThan(10);
        watch.Sightings.Should().BeEmpty();
        Directory.EnumerateFiles(_bench.Machine.Root, "*", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains(SshServer.Password)).Should().BeEmpty();
    }
}
