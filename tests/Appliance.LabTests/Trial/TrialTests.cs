using System.Net;
using System.Net.Sockets;
using System.Text;
using Appliance.Lab;
using FluentAssertions;
using Xunit;

namespace Appliance.LabTests.Trial;

/// <summary>A trial from the first command to the last, on any machine: no root, no systemd.</summary>
public sealed class TrialTests : IDisposable
{
    private readonly TrialSite _trial = new();

    public void Dispose() => _trial.Dispose();

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_trial_is_set_up_proven_repaired_and_removed_without_trace()
    {
        var first = await _trial.SetUpAsync();
        first.ExitCode.Should().Be(0, first.All);
        first.Error.Should().BeEmpty("nothing is said on standard error in a run that went well");
        first.Output.Should().Contain("DB Up!Welcome to Health Status!").And.Contain("Logged in as admin@internal").And.Contain($"https://127.0.0.1:{_trial.HttpsPort}/ovirt-engine/");

        var second = await _trial.SetUpAsync();
        second.ExitCode.Should().Be(0, second.All);
        second.Output.Should().Contain("nothing to change");
        (await _trial.RunAsync(["plan", "--exit-code", .. _trial.Answers])).ExitCode.Should().Be(0);

        (await _trial.RunAsync("status", "--prefix", _trial.Prefix)).ExitCode.Should().Be(0);
        await File.AppendAllTextAsync(_trial.Prefix + "/etc/appliance/firewall.nft", "# edited by hand\n");
        var drifted = await _trial.RunAsync("status", "--prefix", _trial.Prefix);
        drifted.ExitCode.Should().Be(1);
        drifted.Output.Should().Contain("No longer as it was set up (firewall.rules)");
        (await _trial.RunAsync(["plan", "--exit-code", .. _trial.Answers])).ExitCode.Should().Be(5);
        (await _trial.SetUpAsync()).ExitCode.Should().Be(0);
        (await _trial.RunAsync("status", "--prefix", _trial.Prefix)).ExitCode.Should().Be(0);

        SecretsAreNowhere(first.All + second.All + drifted.All);
        var cleanup = await _trial.RunAsync("cleanup", "--yes", "--prefix", _trial.Prefix);
        cleanup.ExitCode.Should().Be(0, cleanup.All);
        Directory.Exists(_trial.Prefix).Should().BeFalse();
        var connect = async () => await new TcpClient().ConnectAsync(IPAddress.Loopback, _trial.HttpsPort);
        await connect.Should().ThrowAsync<SocketException>("the engine is stopped");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_trial_killed_at_several_steps_is_finished_by_running_it_again()
    {
        foreach (var step in new[] { "database.cluster", "database.server", "pki.ca", "engine.process", "engine.admin" })
        {
            await _trial.CutOffAsync(step, "KILL");
        }

        var last = await _trial.SetUpAsync();
        last.ExitCode.Should().Be(0, last.All);
        last.Output.Should().Contain("goes on");
        (await _trial.RunAsync("status", "--prefix", _trial.Prefix)).ExitCode.Should().Be(0);
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_stopped_trial_can_be_resumed_without_naming_the_answers_again_and_undone()
    {
        var code = await _trial.CutOffAsync("database.cluster", "INT");
        code.Should().Be(130);
        var status = await _trial.RunAsync("status", "--prefix", _trial.Prefix);
        status.ExitCode.Should().Be(1);
        status.Output.Should().Contain("is not finished").And.Contain("--rollback");

        var resumed = await _trial.RunAsync("setup", "--yes", "--prefix", _trial.Prefix);
        resumed.ExitCode.Should().Be(0, resumed.All);

        (await _trial.RunAsync("setup", "--rollback", "--yes", "--prefix", _trial.Prefix)).Output.Should().Contain("no unfinished run");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task An_unfinished_trial_is_undone_without_trace()
    {
        await _trial.CutOffAsync("engine.process", "KILL");
        var rollback = await _trial.RunAsync("setup", "--rollback", "--yes", "--prefix", _trial.Prefix);
        rollback.ExitCode.Should().Be(0, rollback.All);
        Directory.Exists(_trial.Prefix).Should().BeFalse();
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task The_second_of_two_runs_at_once_is_told_who_holds_the_lock()
    {
        using var first = _trial.Start(["setup", "--yes", "--output", "json", .. _trial.Answers]);
        await first.StandardOutput.ReadLineAsync();
        var second = await _trial.SetUpAsync();
        second.ExitCode.Should().Be(6, second.All);
        second.Error.Should().Contain("Another run is at work").And.Contain($"process {first.Id}");
        await first.StandardOutput.ReadToEndAsync();
        await first.WaitForExitAsync();
        first.ExitCode.Should().Be(0);
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_taken_port_is_told_with_who_has_it_and_nothing_is_changed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, _trial.HttpsPort);
        listener.Start();
        var outcome = await _trial.SetUpAsync();
        outcome.ExitCode.Should().Be(4, outcome.All);
        outcome.Output.Should().Contain("ports-free").And.Contain($"Port {_trial.HttpsPort}").And.Contain($"process {Environment.ProcessId}").And.Contain("Nothing was changed");
        Directory.Exists(_trial.Prefix).Should().BeFalse();
    }

    private void SecretsAreNowhere(string said)
    {
        var database = File.ReadAllText(_trial.Prefix + "/etc/appliance/secrets/database.password").Trim();
        foreach (var secret in new[] { _trial.Canary, database })
        {
            foreach (var form in new[] { secret, Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)) })
            {
                said.Should().NotContain(form);
                Files().Where(file => File.ReadAllText(file, Encoding.Latin1).Contains(form, StringComparison.Ordinal))
                    .Should().BeEquivalentTo(secret == database && form == database ? [_trial.Prefix + "/etc/appliance/secrets/database.password"] : Array.Empty<string>());
            }
        }
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_trial.Prefix, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint });
}
