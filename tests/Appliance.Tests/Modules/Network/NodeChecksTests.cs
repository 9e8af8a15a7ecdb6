using System.Net;
using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Modules.Network.Checks;
using Appliance.Planning.Checks;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Network;

public sealed class NodeChecksTests
{
    [Fact]
    public async Task Free_cards_are_fine() => (await LookAsync(new NodeInterfacesCheck(), card => card)).Outcome.Should().Be(CheckOutcome.Passed);

    [Fact]
    public async Task Cards_in_our_own_bridge_are_fine() =>
        (await LookAsync(new NodeInterfacesCheck(), card => card with { Master = "ovirtmgmt" })).Outcome.Should().Be(CheckOutcome.Passed);

    [Fact]
    public async Task Cards_that_cannot_be_used_are_refused()
    {
        (await LookAsync(new NodeInterfacesCheck(), card => card with { Name = "eth0" })).Seen.Should().Contain("there is no interface em1");
        (await LookAsync(new NodeInterfacesCheck(), card => card with { IsWireless = true })).Seen.Should().Contain("em1 is wireless");
        (await LookAsync(new NodeInterfacesCheck(), card => card with { IsUsb = true })).Seen.Should().Contain("em1 is a USB device");
        (await LookAsync(new NodeInterfacesCheck(), card => card with { Master = "br0" })).Seen.Should().Contain("em1 is in br0");
        (await LookAsync(new NodeInterfacesCheck(), card => card, NetworkBench.Card("em2") with { Lower = "em1", Vlan = 5 })).Seen.Should().Contain("em1 carries em2");
    }

    [Fact]
    public async Task Bonds_of_modes_that_mix_packets_up_below_bridges_are_warned_of()
    {
        using var machine = new TestMachine();
        var finding = await ModuleBench.LookAsync(new BondModesCheck(), ModuleBench.Site(File.ReadAllText(TestData.Beside("cases/seeds/answers.yaml"))), machine);
        (finding.Outcome, finding.Seen).Should().Be((CheckOutcome.Warning, "ovirtem2 is bridged over bond0 of mode 5 (balance-tlb)."));
        (await ModuleBench.LookAsync(new BondModesCheck(), ModuleBench.Site(File.ReadAllText(TestData.Beside("cases/management-over-bond/answers.yaml"))), machine)).Outcome.Should().Be(CheckOutcome.Passed);
    }

    [Fact]
    public async Task A_kernel_without_the_modules_is_told_apart_from_a_container()
    {
        using var machine = new TestMachine { Commands = new FakeCommands().On("modprobe", exitCode: 1) };
        var site = NetworkBench.Node("version: 1\nnetwork: { management: { interface: em1, vlan: 5 } }\n");
        var finding = await ModuleBench.LookAsync(new NetworkModulesCheck(), site, machine);
        (finding.Outcome, finding.Seen).Should().Be((CheckOutcome.Failed, "The kernel 6.1.0-test has no 8021q."));
        var container = ModuleBench.Facts with { Hardware = ModuleBench.Facts.Hardware with { Container = "systemd-nspawn" } };
        (await ModuleBench.LookAsync(new NetworkModulesCheck(), site, machine, container)).Seen.Should().Contain("This is a container (systemd-nspawn)");
    }

    [Fact]
    public async Task Others_who_write_the_network_are_told_with_the_remedy()
    {
        using var machine = new TestMachine();
        var site = NetworkBench.Node(NetworkBench.Bridge);
        (await ModuleBench.LookAsync(new ForeignNetworkCheck(), site, machine)).Outcome.Should().Be(CheckOutcome.Passed);
        Put(machine, "/etc/netplan/50-cloud.yaml", "");
        Put(machine, "/etc/cloud/cloud.cfg", "");
        Put(machine, "/etc/systemd/network/05-all.network", "[Match]\nName=em*\n");
        Put(machine, "/etc/systemd/network/80-all.network", "[Match]\nName=*\n");
        Put(machine, "/etc/systemd/network/06-other.network", "[Match]\nName=wl*\n");
        var finding = await ModuleBench.LookAsync(new ForeignNetworkCheck(), site, machine);
        finding.Outcome.Should().Be(CheckOutcome.Warning);
        finding.Seen.Should().Be("netplan has 50-cloud.yaml in /etc/netplan. cloud-init writes the network's files. systemd-networkd would use /etc/systemd/network/05-all.network before our files.");
        Put(machine, "/etc/cloud/cloud.cfg.d/99-network.cfg", "network: {config: disabled}\n");
        (await ModuleBench.LookAsync(new ForeignNetworkCheck(), site, machine)).Seen.Should().NotContain("cloud-init");
    }

    [Theory]
    [InlineData("10.0.200.1 50000 10.0.200.72 22", CheckOutcome.Passed)]
    [InlineData("10.0.200.1 50000 192.168.1.72 22", CheckOutcome.Warning)]
    [InlineData(null, CheckOutcome.Skipped)]
    public async Task The_connection_in_use_should_be_on_the_management_network(string? connection, CheckOutcome outcome)
    {
        using var machine = new TestMachine();
        var facts = ModuleBench.Facts with { Interfaces = [NetworkBench.Card("em1") with { Addresses = [new InterfaceAddressFacts(IPAddress.Parse("10.0.200.72"), 24)] }, NetworkBench.Card("em2") with { Addresses = [new InterfaceAddressFacts(IPAddress.Parse("192.168.1.72"), 24)] }] };
        (await ModuleBench.LookAsync(new UplinkCheck(connection), NetworkBench.Node(NetworkBench.Bridge), machine, facts)).Outcome.Should().Be(outcome);
    }

    [Theory]
    [InlineData("networks: [{ name: a, interface: em2, address: 10.1.0.2/24, gateway: 10.1.0.1 }]", "several networks have a gateway: ovirtmgmt, a")]
    [InlineData("networks: [{ name: a, interface: em2, gateway: 10.1.0.1 }]", "the network a has a gateway and no address")]
    public async Task There_is_one_default_route(string networks, string problem)
    {
        using var machine = new TestMachine();
        var site = NetworkBench.Node($"version: 1\nnetwork:\n  management: {{ interface: em1, address: 10.0.200.72/24, gateway: 10.0.200.1 }}\n  {networks}\n");
        (await ModuleBench.LookAsync(new NetworkPlanCheck(), site, machine)).Seen.Should().Contain(problem);
    }

    [Fact]
    public async Task A_node_without_an_interface_for_its_management_network_is_refused()
    {
        using var machine = new TestMachine();
        (await ModuleBench.LookAsync(new NetworkPlanCheck(), NetworkBench.Node("version: 1\nnetwork: { management: { address: 10.0.200.72/24 } }\n"), machine)).Seen.Should().Contain("network.management.interface");
    }

    private static async Task<CheckFinding> LookAsync(NodeInterfacesCheck check, Func<InterfaceFacts, InterfaceFacts> change, params InterfaceFacts[] more)
    {
        using var machine = new TestMachine();
        return await ModuleBench.LookAsync(check, NetworkBench.Node(NetworkBench.Bridge), machine, ModuleBench.Facts with { Interfaces = [change(NetworkBench.Card("em1")), .. more] });
    }

    private static void Put(TestMachine machine, string path, string text)
    {
        machine.Files.CreateDirectories(Path.GetDirectoryName(path)!, Ownership.PublicExecutable);
        machine.Files.WriteText(path, text, Ownership.Public);
    }
}
