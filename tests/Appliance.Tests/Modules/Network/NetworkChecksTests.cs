using System.Net;
using Appliance.Machines.Facts;
using Appliance.Modules.Network.Checks;
using Appliance.Planning.Checks;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Network;

public sealed class NetworkChecksTests
{
    private const string Management = "management: { name: ovirtmgmt, interface: em1, address: 10.0.200.93/24 }";

    [Theory]
    [InlineData("bonds: [{ name: bond0, interfaces: [em2, em3] }, { name: bond1, interfaces: [em3, em4] }]", "em3 is in several bonds: bond0, bond1")]
    [InlineData("bonds: [{ name: bond0, interfaces: [em1, em2] }]", "em1 is in the bond bond0 and carries the network ovirtmgmt")]
    [InlineData("bonds: [{ name: bond0, interfaces: [em2] }, { name: bond1, interfaces: [bond0] }]", "the bond bond0 is in the bond bond1")]
    [InlineData("networks: [{ name: second, interface: em1 }]", "em1 carries several networks untagged: ovirtmgmt, second")]
    [InlineData("networks: [{ name: a, interface: em2, vlan: 5 }, { name: b, interface: em2, vlan: 5 }]", "em2 carries several networks with the VLAN tag 5: a, b")]
    [InlineData("networks: [{ name: a, vlan: 5 }]", "has the VLAN tag 5 and no interface")]
    [InlineData("networks: [{ name: a, bridge: no }]", "has neither an interface nor a bridge")]
    [InlineData("networks: [{ name: em1, interface: em2 }]", "the name em1 is used for several things")]
    [InlineData("networks: [{ name: ovirtmgmt, interface: em2 }]", "the name ovirtmgmt is used for several things")]
    [InlineData("networks: [{ name: a, interface: em2, address: 10.0.200.5/28 }]", "the subnets of ovirtmgmt (10.0.200.0/24) and a (10.0.200.0/28) overlap")]
    public async Task Networks_that_do_not_fit_together_are_refused(string networks, string problem)
    {
        using var machine = new TestMachine();
        var finding = await ModuleBench.LookAsync(new NetworkPlanCheck(), ModuleBench.Site($"{ModuleBench.Minimal}network:\n  {Management}\n  {networks}\n"), machine);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Contain(problem);
    }

    [Fact]
    public async Task A_bridge_that_is_the_default_interface_itself_is_fine()
    {
        using var machine = new TestMachine();
        var site = ModuleBench.Site($"{ModuleBench.Minimal}network: {{ management: {{ name: ovirtmgmt, interface: ovirtmgmt }} }}\n");
        (await ModuleBench.LookAsync(new NetworkPlanCheck(), site, machine)).Outcome.Should().Be(CheckOutcome.Passed);
    }

    [Fact]
    public async Task Networks_of_all_kinds_fit_together()
    {
        using var machine = new TestMachine();
        var site = ModuleBench.Site(File.ReadAllText(TestData.Beside("cases/bonds-and-vlans/answers.yaml")));
        (await ModuleBench.LookAsync(new NetworkPlanCheck(), site, machine)).Outcome.Should().Be(CheckOutcome.Passed);
    }

    [Theory]
    [InlineData("em1", "10.0.200.93", CheckOutcome.Passed, "em1, 10.0.200.93/24.")]
    [InlineData("ovirtmgmt", "10.0.200.93", CheckOutcome.Passed, "em1, 10.0.200.93/24.")]
    [InlineData("eth0", "10.0.200.93", CheckOutcome.Warning, "There is no interface em1; there are eth0.")]
    [InlineData("em1", "10.0.200.94", CheckOutcome.Warning, "No interface has the address 10.0.200.93.")]
    public async Task The_management_network_should_be_there(string nic, string address, CheckOutcome outcome, string seen)
    {
        using var machine = new TestMachine();
        var facts = ModuleBench.Facts with { Interfaces = [new InterfaceFacts(nic, "52:54:00:00:00:01", true, false, 1500, null, [new InterfaceAddressFacts(IPAddress.Parse(address), 24)])] };
        var finding = await ModuleBench.LookAsync(new NetworkInterfacesCheck(), ModuleBench.Site($"{ModuleBench.Minimal}network:\n  {Management}\n"), machine, facts);
        finding.Outcome.Should().Be(outcome);
        finding.Seen.Should().Contain(seen);
    }
}
