using System.Globalization;
using Appliance.Lab;
using Appliance.LabTests.Lab;
using Appliance.LabTests.Setup;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Nodes;

/// <summary>What keeps a machine from joining is told in words that help, and joining goes on when it is mended.</summary>
[Collection(LabCollection.Name)]
public sealed class JoinFaultTests(LabFixture fixture, ITestOutputHelper trail)
{
    private const string First = "node72.test.org";
    private const string Second = "node73.test.org";
    private const long Room = 700L << 20;
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task Tokens_names_disks_clocks_and_a_sleeping_engine()
    {
        await using var site = await NodeSite.StartAsync(fixture, trail);
        var one = await site.AddServerAsync(72);
        var two = await site.AddServerAsync(73, limits: new Dictionary<string, long> { ["/var"] = Room });
        await site.DeclareAsync(await RowAsync(site, one, First, 72), await RowAsync(site, two, Second, 73));
        await site.FinishAsync(First);

        await AClockThatIsOffAsync(site, two);
        await AFullDiskAsync(site, two);
        await two.CopyInAsync(PackagedExecutables.Appliance, "/opt/appliance/appliance", "0755", None);
        var token = await TokensAsync(site, two);
        await TwinsAsync(site, one, two, token);
        await AnEngineThatSleepsAsync(site, two, token);
        await RemovedAsync(site, one, two, token);
        await site.ShouldKeepSecretsAsync();
    }

    // The clock of this computer is never touched: only what a login at the node starts has another one.
    private static async Task AClockThatIsOffAsync(NodeSite site, LabMachine machine)
    {
        await machine.WriteFileAsync("/etc/ssh/sshd_config.d/clock.conf", "SetEnv LD_PRELOAD=/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1 FAKETIME=+9h FAKETIME_DONT_FAKE_MONOTONIC=1\n", None);
        await site.ShellAsync(machine, "systemctl", "restart", "ssh");
        var outcome = await site.AddAsync([Second]);
        outcome.ShouldEndWith(1, "Its clock is 9 hours ahead of this machine's", "The clocks are 9 hours apart", "timedatectl");
        await site.ShouldShowAsync(Second, "install_failed", "The clocks are 9 hours apart");
        await site.ShellAsync(machine, "rm", "/etc/ssh/sshd_config.d/clock.conf");
        await site.ShellAsync(machine, "systemctl", "restart", "ssh");
    }

    private static async Task AFullDiskAsync(NodeSite site, LabMachine machine)
    {
        await FillAsync(site, machine, leave: 10);
        (await site.AddAsync([Second])).ShouldEndWith(1, "MiB free in /var/lib", "Make room there");
        await site.ShouldShowAsync(Second, "install_failed", "MiB free in /var/lib");

        // Room enough to begin with, and none from the middle on.
        await site.ShellAsync(machine, "rm", "/var/filler");
        var outcome = await site.AddAsync([Second], Happening.AtStep(Second, "network.change", () => FillAsync(site, machine, leave: 0)));
        outcome.ExitCode.Should().Be(1);
        NodeSite.Result(outcome, Second).GetProperty("cause").GetString().Should().Contain("No space left on device");
        await site.ShouldShowAsync(Second, "install_failed", "No space left on device");

        await site.ShellAsync(machine, "rm", "/var/filler");
        await site.FinishAsync(Second);
        (await site.RunAsync(site.Engine, "appliance", "node", "remove", Second, "--yes")).ShouldEndWith(0);
        (await site.HostAsync(Second)).Should().BeNull();
    }

    /// <returns>A token that is still good.</returns>
    private static async Task<string> TokensAsync(NodeSite site, LabMachine machine)
    {
        var others = await site.TokenAsync("--name", "node86.test.org");
        (await site.JoinAsync(machine, others, "--name", Second)).ShouldEndWith(1, "The token is for node86.test.org, not for node73.test.org", "appliance node token --name node73.test.org");

        var parts = others.Split('.');
        var foreign = $"{parts[0]}.{(parts[1][0] == 'A' ? 'B' : 'A')}{parts[1][1..]}.{parts[2]}";
        (await site.JoinAsync(machine, foreign)).ShouldEndWith(1, "The token is for another engine", "The token was not sent");

        var expired = await site.TokenAsync();
        await site.ShellAsync(site.Engine, "su", "postgres", "-c", "psql -q engine -c \"UPDATE join_tokens SET expires_at = now() - interval '1 minute' WHERE name IS NULL AND used_at IS NULL\"");
        (await site.JoinAsync(machine, expired, "--name", Second)).ShouldEndWith(1, "The token's time was over on", "appliance node token");
        return await site.TokenAsync();
    }

    private static async Task TwinsAsync(NodeSite site, LabMachine one, LabMachine two, string token)
    {
        await site.ShellAsync(two, "hostname", First);
        (await site.JoinAsync(two, token)).ShouldEndWith(1, $"{First} is another machine, and it is up", "Take another name");

        var id = (await two.ReadFileAsync("/etc/machine-id", None)).Trim();
        await two.WriteFileAsync("/etc/machine-id", await one.ReadFileAsync("/etc/machine-id", None), None);
        (await site.JoinAsync(two, token, "--name", Second)).ShouldEndWith(1, $"is enrolled as {First} already", "give it an id of its own");
        await two.WriteFileAsync("/etc/machine-id", id + "\n", None);
        await site.ShouldBecomeAsync(First, "up");
    }

    private static async Task AnEngineThatSleepsAsync(NodeSite site, LabMachine machine, string token)
    {
        await site.ShellAsync(site.Engine, "systemctl", "stop", "appliance-engine");
        var joining = site.JoinAsync(machine, token, "--name", Second);
        await Task.Delay(TimeSpan.FromSeconds(6));
        joining.IsCompleted.Should().BeFalse();
        await site.ShellAsync(site.Engine, "systemctl", "start", "appliance-engine");
        var outcome = await joining;
        outcome.ShouldEndWith(0, "Trying again until");
        (outcome.Output + outcome.Error).Split('\n').Count(line => line.Contains("Trying again until", StringComparison.Ordinal)).Should().Be(1, "it says so once");
        await site.ShouldBecomeAsync(Second, "up");
    }

    // The link is cut, so the node hears nothing of it: what it still has must be worth nothing.
    private static async Task RemovedAsync(NodeSite site, LabMachine one, LabMachine two, string token)
    {
        string[] migrate = ["timeout", "10", "virsh", "-c", $"qemu+tls://{First}/system", "version"];
        (await site.RunAsync(two, migrate)).ShouldEndWith(0);
        await two.CutCableAsync("em1", None);
        (await site.ApplianceAsync("node", "remove", Second, "--force", "--yes")).ShouldEndWith(0);
        await two.MendCableAsync("em1", None);
        await site.WaitForAsync(two, 90, "sh", "-c", "journalctl -u appliance-agent --no-pager | grep -q 'No contact.*refuses'");
        site.Note(await site.ShellAsync(two, "journalctl", "-u", "appliance-agent", "--no-pager", "-o", "cat", "-n", "4"));
        await site.WaitForAsync(two, 60, "sh", "-c", $"! {string.Join(' ', migrate)}");
        await site.ShouldBecomeAsync(First, "up");

        (await site.JoinAsync(two, token)).ShouldEndWith(1, "The token was used by node73.test.org");
        (await site.JoinAsync(two, await site.TokenAsync())).ShouldEndWith(0);
        await site.ShouldBecomeAsync(Second, "up");
    }

    private static async Task FillAsync(NodeSite site, LabMachine machine, int leave)
    {
        const int Margin = 8;
        site.Note(await site.ShellAsync(
            machine, "sh", "-c", string.Create(CultureInfo.InvariantCulture, $"set -e; fallocate -l $(( ($(df -Pk /var | awk 'NR==2{{print $4}}') - {Math.Max(leave, Margin)} * 1024) * 1024 )) /var/filler; df -Pk /var | tail -1")));
        if (leave == 0)
        {
            // The machine writes meanwhile, so the rest cannot be taken by its size.
            await machine.RunAsync(None, "sh", "-c", "cat /dev/zero >> /var/filler");
        }
    }

    private static async Task<string> RowAsync(NodeSite site, LabMachine machine, string name, int number)
    {
        var key = await site.HostKeyAsync(machine);
        return string.Create(CultureInfo.InvariantCulture, $"{{ name: {name}, address: 10.0.200.{number}, ssh: {{ hostKey: \"{key}\" }} }}");
    }
}
