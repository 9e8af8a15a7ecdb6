using System.Globalization;
using Appliance.Lab;
using Appliance.LabTests.Lab;
using Appliance.LabTests.Setup;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Nodes;

/// <summary>Whatever is killed or switched off in the middle, the same command ends it the same way.</summary>
[Collection(LabCollection.Name)]
public sealed class InterruptedEnrolmentTests(LabFixture fixture, ITestOutputHelper trail)
{
    private const string First = "node72.test.org";
    private const string Second = "node73.test.org";
    private static readonly string[] KilledAt = ["enrolment.key", "virtualization.qemu-settings", "firewall.table"];
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task Programs_that_are_killed_machines_that_lose_power_and_networks_that_lead_nowhere()
    {
        LongTests.Require();
        await using var site = await NodeSite.StartAsync(fixture, trail);
        var one = await site.AddServerAsync(72);
        var two = await site.AddServerAsync(73);
        var (rowOne, rowTwo) = (await RowAsync(site, one, First, 72, ""), await RowAsync(site, two, Second, 73, ""));
        await site.DeclareAsync(rowOne, await RowAsync(site, two, Second, 73, ", network: { management: { interface: em1, address: 10.0.201.73/24, gateway: 10.0.201.1 } }"));

        var lost = ANetworkThatLeadsNowhereAsync(site, two);
        foreach (var step in KilledAt)
        {
            await KillOnTheNodeAsync(site, one, step);
        }

        await lost;
        await site.DeclareAsync(rowOne, rowTwo);
        await PowerCutAsync(site, two);
        await KillOnTheEngineAsync(site, one);
        await site.FinishAsync(First);
        await site.FinishAsync(Second);
        await AnEngineThatIsRestartedAsync(site, one);
        await site.ShouldKeepSecretsAsync();
    }

    private static async Task KillOnTheNodeAsync(NodeSite site, LabMachine machine, string step)
    {
        var outcome = await site.AddAsync([First], Happening.AtStep(First, step, async () =>
        {
            await site.ShellAsync(machine, "pkill", "-KILL", "-f", "appliance node join");
            site.Note($"{First}: node join killed at {step}");
        }));
        outcome.ShouldEndWith(1);
        await site.ShouldShowAsync(First, "install_failed", "killed");
    }

    private static async Task KillOnTheEngineAsync(NodeSite site, LabMachine machine)
    {
        var outcome = await site.AddAsync([First], new Happening(First, ["StepStarted", "\"agent.program\""], async () =>
        {
            await site.ShellAsync(site.Engine, "pkill", "-KILL", "-f", "appliance node add");
            site.Note("node add killed");
        }));
        outcome.ExitCode.Should().Be(128 + 9);
        await site.FinishAsync(First);
        (await site.ShellAsync(machine, "ls", "/usr/lib/appliance")).Should().NotContain(".new");
    }

    private static async Task ANetworkThatLeadsNowhereAsync(NodeSite site, LabMachine machine)
    {
        var outcome = await site.AddAsync([Second]);
        outcome.ExitCode.Should().Be(1);
        await site.WaitForAsync(site.Engine, 60, "ssh", "-o", "StrictHostKeyChecking=no", "-o", "ConnectTimeout=2", "root@10.0.200.73", "true");
        await site.WaitForAsync(site.Engine, 60, "sh", "-c", $"appliance node list --output json | grep {Second} | grep -q 'The old network is back'");
        await site.ShouldShowAsync(Second, "install_failed", "10.0.201.73/24 on ovirtmgmt with the gateway 10.0.201.1");
        (await site.ShellAsync(machine, "ip", "-oneline", "-4", "address")).Should().Contain("10.0.200.73/24").And.NotContain("10.0.201.73");
    }

    private static async Task PowerCutAsync(NodeSite site, LabMachine machine)
    {
        var outcome = await site.AddAsync([Second], Happening.AtStep(Second, "network.change", async () =>
        {
            await machine.PowerCutAsync(None);
            site.Note($"{Second}: power cut");
            await machine.StartAsync(None);
        }));
        outcome.ExitCode.Should().Be(1);
        await site.ShouldShowAsync(Second, "install_failed", "was lost");
        site.Note(await site.ShellAsync(machine, "ip", "-brief", "address"));
        (await site.ShellAsync(machine, "ip", "-oneline", "-4", "address")).Should().Contain("10.0.200.73/24");
        await site.FinishAsync(Second);
    }

    // One that is short, and one that lasts: a node says at most one line when it is gone and one when it is back.
    private static async Task AnEngineThatIsRestartedAsync(NodeSite site, LabMachine machine)
    {
        await site.ShellAsync(site.Engine, "systemctl", "restart", "appliance-engine");
        await site.ShellAsync(site.Engine, "systemctl", "stop", "appliance-engine");
        await site.WaitForAsync(machine, 30, "sh", "-c", "journalctl -u appliance-agent --no-pager | grep -q 'No contact'");
        await site.ShellAsync(site.Engine, "systemctl", "start", "appliance-engine");
        await site.WaitForAsync(machine, 30, "sh", "-c", "journalctl -u appliance-agent --no-pager | grep -q 'is back'");
        var journal = await site.ShellAsync(machine, "journalctl", "-u", "appliance-agent", "--no-pager", "-o", "cat");
        site.Note(journal);
        journal.Split('\n').Count(line => line.Contains("No contact", StringComparison.Ordinal)).Should().Be(1);
        journal.Split('\n').Count(line => line.Contains("is back", StringComparison.Ordinal)).Should().Be(1);
        await site.ShouldBecomeAsync(First, "up");
        await site.ShouldBecomeAsync(Second, "up");
    }

    private static async Task<string> RowAsync(NodeSite site, LabMachine machine, string name, int number, string more)
    {
        var key = await site.HostKeyAsync(machine);
        return string.Create(CultureInfo.InvariantCulture, $"{{ name: {name}, address: 10.0.200.{number}, ssh: {{ hostKey: \"{key}\" }}{more} }}");
    }
}
