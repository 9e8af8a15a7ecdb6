using Appliance.Machines.Ssh;
using FluentAssertions;

namespace Appliance.Tests.Machines.Ssh;

/// <summary>Is it the machine that is meant? Against a real sshd.</summary>
public sealed class HostKeyTests : IAsyncLifetime
{
    private readonly CourierBench _bench = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [SkippableTheory]
    [InlineData("ed25519")]
    [InlineData("rsa")]
    public async Task A_pinned_key_of_any_type_is_accepted_and_kept(string type)
    {
        await using var server = await SshServer.StartAsync();
        var target = server.Target with { HostKey = server.Fingerprint(type) };
        (await _bench.Trust.JudgeAsync(target, default)).Should().BeNull();
        _bench.KnownHosts.Find(target.KnownAs).Should().Equal(server.Key(type));
        File.GetUnixFileMode(_bench.KnownHosts.Location).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using var connection = await _bench.Connector.OpenAsync(target, default);
    }

    [SkippableFact]
    public async Task Another_key_than_the_pinned_one_is_refused_with_both()
    {
        await using var server = await SshServer.StartAsync();
        var pin = "SHA256:" + new string('A', 43);
        // Known from before: the answers count more.
        _bench.KnownHosts.Set(server.Key());
        var judge = () => _bench.Trust.JudgeAsync(server.Target with { HostKey = pin }, default);
        var told = (await judge.Should().ThrowAsync<SshFailedException>()).Which;
        told.Message.Should().Contain(pin).And.Contain(server.Fingerprint());
    }

    [SkippableFact]
    public async Task A_key_that_changed_is_refused_with_both_and_how_to_forget_the_old_one()
    {
        await using var server = await SshServer.StartAsync();
        await using var other = await SshServer.StartAsync();
        var old = other.Key() with { Host = server.Target.KnownAs };
        _bench.KnownHosts.Set(old);
        (await _bench.Trust.JudgeAsync(server.Target, default)).Should().BeNull("one that is known is left to ssh");
        var open = () => _bench.Connector.OpenAsync(server.Target, default);
        var told = (await open.Should().ThrowAsync<SshFailedException>()).Which;
        told.Message.Should().Contain("has changed").And.Contain(old.Fingerprint).And.Contain(server.Fingerprint());
        told.Remedy.Should().Contain($"ssh-keygen -f {_bench.KnownHosts.Location} -R '{server.Target.KnownAs}'");
    }

    [SkippableFact]
    public async Task A_key_nobody_knows_is_not_accepted_before_a_person_did()
    {
        await using var server = await SshServer.StartAsync();
        var shown = await _bench.Trust.JudgeAsync(server.Target, default);
        shown.Should().Be(server.Key());
        var open = () => _bench.Connector.OpenAsync(server.Target, default);
        (await open.Should().ThrowAsync<SshFailedException>()).Which.Remedy.Should().Contain($"hostKey: \"{server.Fingerprint()}\"");
        _bench.Trust.Accept(shown!);
        await using var connection = await _bench.Connector.OpenAsync(server.Target, default);
    }

    [SkippableFact]
    public async Task A_machine_that_is_not_there_is_told_as_such()
    {
        Skip.If(!File.Exists("/usr/bin/ssh"), "ssh is not on this machine");
        var judge = () => _bench.Trust.JudgeAsync(new SshTarget { Address = "127.0.0.1", Port = 1 }, default);
        (await judge.Should().ThrowAsync<SshFailedException>()).WithMessage("Nothing answers at 127.0.0.1, port 1.");
    }

    [Fact]
    public void Known_machines_are_told_apart_by_port_and_keep_one_key()
    {
        var one = new SshHostKey("10.0.0.1", "ssh-ed25519", "QUFB");
        var two = one with { Host = "[10.0.0.1]:2222", Blob = "QkJC" };
        _bench.KnownHosts.Set(one);
        _bench.KnownHosts.Set(two);
        _bench.KnownHosts.Set(one with { Type = "ssh-rsa" });
        File.ReadAllText(_bench.KnownHosts.Location).Should().Be("[10.0.0.1]:2222 ssh-ed25519 QkJC\n10.0.0.1 ssh-rsa QUFB\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# a comment of words")]
    [InlineData("@revoked host ssh-rsa QUFB")]
    [InlineData("host ssh-rsa")]
    [InlineData("host ssh-rsa not*base64")]
    public void Lines_that_are_no_keys_are_passed_over(string line) => SshHostKey.TryParse(line, out _).Should().BeFalse();
}
