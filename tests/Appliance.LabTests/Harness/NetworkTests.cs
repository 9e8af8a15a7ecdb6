using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit;

namespace Appliance.LabTests.Harness;

[Collection(LabCollection.Name)]
public sealed class NetworkTests(LabFixture fixture)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task Two_machines_reach_each_other_and_nothing_outside()
    {
        await using var network = await fixture.Lab.CreateNetworkAsync("two", None);
        await using var engine = await fixture.Lab.StartMachineAsync(
            new() { HostName = "engine", Nics = [new("em1", network, "10.0.200.93/24")] }, None);
        await using var node = await fixture.Lab.StartMachineAsync(
            new() { HostName = "node72", Nics = [new("em1", network, "10.0.200.72/24", "52:54:00:00:00:72"), new("em2", network)] }, None);

        (await engine.RunAsync(None, "ping", "-c", "1", "-W", "5", "10.0.200.72")).ExitCode.Should().Be(0);
        (await node.RunAsync(None, "ping", "-c", "1", "-W", "5", "10.0.200.93")).ExitCode.Should().Be(0);

        (await engine.RunAsync(None, "ping", "-c", "1", "-W", "1", "192.0.2.1")).Error.Should().Contain("Network is unreachable");
        (await engine.RunAsync(None, "ip", "route", "show", "default")).Output.Should().BeEmpty();
        (await node.RunAsync(None, "cat", "/sys/class/net/em1/address")).Output.Trim().Should().Be("52:54:00:00:00:72");
        (await node.RunAsync(None, "ip", "-brief", "address", "show", "em2")).Output.Should().NotContain("10.");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_machine_answers_on_ssh_from_the_switch()
    {
        await using var network = await fixture.Lab.CreateNetworkAsync("ssh", None);
        await network.AddAddressAsync("10.0.200.1/24", None);
        await using var machine = await fixture.Lab.StartMachineAsync(
            new() { HostName = "node72", Nics = [new("em1", network, "10.0.200.72/24")] }, None);

        var scanned = await network.RunAsync(None, "ssh-keyscan", "-t", "ed25519", "10.0.200.72");

        var key = await machine.ReadFileAsync("/etc/ssh/ssh_host_ed25519_key.pub", None);
        scanned.Output.Should().Contain(key.Split(' ')[1]);
    }
}
