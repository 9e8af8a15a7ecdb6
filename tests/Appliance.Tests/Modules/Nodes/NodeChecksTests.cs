using Appliance.Modules.Nodes.Checks;
using Appliance.Planning.Checks;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Nodes;

public sealed class NodeChecksTests : IDisposable
{
    private const string Start = ModuleBench.Minimal + "network: { management: { address: 10.0.200.93/24, interface: em1 } }\n";

    private readonly TestMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("{ name: node72.test.org, address: 10.0.200.72 }", CheckOutcome.Passed)]
    [InlineData("{ name: engine.test.org, address: 10.0.200.72 }", CheckOutcome.Failed)]
    [InlineData("{ name: node72.test.org, address: 10.0.200.93 }", CheckOutcome.Failed)]
    [InlineData("{ name: node72.test.org, address: engine.test.org }", CheckOutcome.Failed)]
    public async Task No_node_is_the_engine(string node, CheckOutcome outcome) =>
        (await ModuleBench.LookAsync(new NodeNamesCheck(), ModuleBench.Site($"{Start}nodes: {{ hosts: [ {node} ] }}\n"), _machine)).Outcome.Should().Be(outcome);

    [Theory]
    [InlineData("10.0.200.72/24", "10.1.0.1/24", CheckOutcome.Passed)]
    [InlineData("10.0.200.93/24", "10.1.0.1/24", CheckOutcome.Failed)]
    [InlineData("10.0.200.72/24", "10.0.200.72/24", CheckOutcome.Failed)]
    public async Task No_address_is_given_twice(string management, string other, CheckOutcome outcome) =>
        (await ModuleBench.LookAsync(new NodeNetworksCheck(), ModuleBench.Site($"{Start}nodes: {{ hosts: [ {{ name: a.test.org, network: {{ management: {{ address: {management} }}, networks: [ {{ name: data, interface: em2, address: {other} }} ] }} }} ] }}\n"), _machine))
        .Outcome.Should().Be(outcome);

    [Theory]
    [InlineData("{ name: a.test.org, address: 10.0.200.72 }", CheckOutcome.Passed)]
    [InlineData("{ name: a.test.org }", CheckOutcome.Passed)]
    [InlineData("{ name: a.test.org, address: 10.7.0.1 }", CheckOutcome.Warning)]
    [InlineData("{ name: a.test.org, address: 10.7.0.1, network: { management: { address: 10.0.200.72/24 } } }", CheckOutcome.Passed)]
    public async Task Nodes_are_in_the_management_network(string node, CheckOutcome outcome) =>
        (await ModuleBench.LookAsync(new NodeAddressesCheck(), ModuleBench.Site($"{Start}nodes: {{ hosts: [ {node} ] }}\n"), _machine)).Outcome.Should().Be(outcome);
}
