using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Network;

/// <summary>The same with the other programs that give Debian machines their network.</summary>
[Collection(NetworkCollection.Name)]
public sealed class OtherProgramsTests(LabFixture fixture, ITestOutputHelper trail)
{
    private const string Interfaces = """
        # The loopback network interface
        auto lo
        iface lo inet loopback

        # The primary network interface
        allow-hotplug em1
        iface em1 inet static
            address 10.0.200.72/24
            gateway 10.0.200.1
        """;

    private const string Connection = """
        [connection]
        id=office
        uuid=1d3a5a3e-8a30-4a60-9f0c-6f4f9d3f7a01
        type=ethernet
        interface-name=em1

        [ipv4]
        method=manual
        address1=10.0.200.72/24,10.0.200.1

        [ipv6]
        method=disabled
        """;

    private static readonly string[] Programs = ["ifupdown", "bridge-utils", "ifenslave", "vlan", "network-manager"];
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task With_ifupdown_the_address_moves_stays_after_a_reboot_and_goes_back()
    {
        await using var node = await NetworkNode.StartAsync(fixture, trail, await fixture.RepositoryAsync(Programs, None));
        await InstallAsync(node, "ifupdown", "bridge-utils");
        await node.Machine.WriteFileAsync("/etc/network/interfaces", Interfaces + "\n", None);
        await LeaveNetworkdAsync(node);
        await node.SeeAsync("ifup", "em1");

        await MovesAndComesBackAsync(node, "/etc/network/interfaces", Interfaces + "\n");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task With_NetworkManager_the_address_moves_stays_after_a_reboot_and_goes_back()
    {
        const string File = "/etc/NetworkManager/system-connections/office.nmconnection";
        await using var node = await NetworkNode.StartAsync(fixture, trail, await fixture.RepositoryAsync(Programs, None));
        await InstallAsync(node, "network-manager");
        await node.Machine.WriteFileAsync(File, Connection + "\n", None, "0600");
        await LeaveNetworkdAsync(node);
        await node.SeeAsync("systemctl", "restart", "NetworkManager");
        // It leaves alone what somebody else has switched on.
        await node.SeeAsync("nmcli", "connection", "up", "office");
        await node.UntilAsync(async () => (await node.SeeAsync("nmcli", "-t", "-f", "DEVICE,STATE", "device")).Contains("em1:connected\n", StringComparison.Ordinal));

        await MovesAndComesBackAsync(node, File, Connection + "\n");
    }

    private static async Task MovesAndComesBackAsync(NetworkNode node, string file, string content)
    {
        await node.UntilAsync(node.AnswersAsync);
        await using (var connection = await OpenConnection.ToAsync(node))
        {
            (await node.ApplyAsync(NetworkNode.Good)).ExitCode.Should().Be(0);
            await node.ShouldBeBridgedAsync();
            await node.ShouldBeDisarmedAsync();
            (await connection.IsAliveAsync()).Should().BeTrue();
        }

        (await node.ApplyAsync(NetworkNode.Good)).Output.Should().NotContain("Make the networks");
        await node.Machine.RebootAsync(None);
        await node.UntilAsync(node.AnswersAsync);
        await node.ShouldBeBridgedAsync();

        (await node.ApplyAsync("version: 1\nnetwork: { management: { name: ovirtmgmt, interface: em1, address: 10.9.9.72/24, gateway: 10.9.9.1 } }\n")).Output.Should().Contain("not reached");
        await node.ShouldBeBridgedAsync();

        (await node.SeeAsync(NetworkNode.Program, "network", "undo")).Should().NotContain("Not everything");
        await node.ShouldBeAsBeforeAsync();
        (await node.Machine.ReadFileAsync(file, None)).Should().Be(content);
    }

    private static async Task InstallAsync(NetworkNode node, params string[] packages)
    {
        await node.SeeAsync("apt-get", "-qq", "update");
        (await node.Machine.RunAsync(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qqy", "--no-install-recommends", "install", .. packages], timeout: TimeSpan.FromMinutes(4))).OrThrow();
    }

    private static async Task LeaveNetworkdAsync(NetworkNode node)
    {
        await node.SeeAsync("systemctl", "disable", "--now", "systemd-networkd.service", "systemd-networkd.socket");
        await node.SeeAsync("rm", "-rf", "/etc/systemd/network/10-em1.network", "/run/systemd/netif");
        await node.SeeAsync("ip", "address", "flush", "dev", "em1");
    }
}
