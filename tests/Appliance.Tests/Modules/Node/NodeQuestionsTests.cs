using System.Net;
using Appliance.Modules.Node;
using Appliance.Modules.Virtualization;
using FluentAssertions;

namespace Appliance.Tests.Modules.Node;

public sealed class NodeQuestionsTests
{
    [Theory]
    [InlineData("Engine.test.org:7443", "engine.test.org", 7443, "engine.test.org:7443")]
    [InlineData("10.0.200.93:443", "10.0.200.93", 443, "10.0.200.93:443")]
    [InlineData("[2001:db8::93]:7443", "2001:db8::93", 7443, "[2001:db8::93]:7443")]
    public void An_engine_is_a_host_and_a_port(string text, string host, int port, string written)
    {
        EngineEndpoint.Parse(text, out var endpoint).Should().BeNull();
        endpoint.Should().Be(new EngineEndpoint(host, port));
        endpoint.ToString().Should().Be(written);
    }

    [Theory]
    [InlineData("engine.test.org", "has no port")]
    [InlineData(":7443", "has no port")]
    [InlineData("engine.test.org:", "does not end with a port, 1 to 65535")]
    [InlineData("engine.test.org:0", "does not end with a port, 1 to 65535")]
    [InlineData("engine.test.org:65536", "does not end with a port, 1 to 65535")]
    [InlineData("2001:db8::93:7443", "is not a host and a port; an IPv6 address goes into brackets")]
    [InlineData("[engine]:7443", "is not a host and a port; an IPv6 address goes into brackets")]
    [InlineData("https://engine:7443", "is not a host and a port; an IPv6 address goes into brackets")]
    [InlineData("a b:7443", "does not begin with a host name or an address")]
    public void What_is_no_host_and_port_is_refused(string text, string problem) => EngineEndpoint.Parse(text, out _).Should().Be(problem);

    [Fact]
    public void All_answers_of_a_node_are_read()
    {
        var site = ModuleBench.NodeSite("version: 1\nnode: { name: Node72, engine: \"engine.test.org:7443\", engineAddresses: [10.0.200.93, \"2001:db8::93\"] }\nvirtualization: { storageClients: [nfs, glusterfs, iscsi] }\n");
        site.Get(NodeQuestions.Name).Should().Be("node72");
        site.Get(NodeQuestions.EngineAddresses).Should().Equal(IPAddress.Parse("10.0.200.93"), IPAddress.Parse("2001:db8::93"));
        site.Get(VirtualizationQuestions.StorageClients).Should().Equal(StorageClient.Nfs, StorageClient.Glusterfs, StorageClient.Iscsi);
    }

    [Fact]
    public void The_lists_are_empty_unless_given()
    {
        var site = ModuleBench.NodeSite();
        site.Get(NodeQuestions.EngineAddresses).Should().BeEmpty();
        site.Get(VirtualizationQuestions.StorageClients).Should().BeEmpty();
    }
}
