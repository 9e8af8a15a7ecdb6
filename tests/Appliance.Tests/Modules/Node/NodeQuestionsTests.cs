using System.Net;
using Appliance.Contracts.Nodes;
using Appliance.Modules.Node;
using Appliance.Modules.Virtualization;
using Appliance.Nodes.Engines;
using FluentAssertions;

namespace Appliance.Tests.Modules.Node;

public sealed class NodeQuestionsTests
{
    [Fact]
    public void An_engine_is_a_host_and_a_port()
    {
        ModuleBench.NodeSite("version: 1\nnode: { name: node72, engine: \"[2001:db8::93]:8443\" }\n").Get(NodeQuestions.Engine).Should().Be(new EngineAddress("2001:db8::93", 8443));
        ModuleBench.NodeSite("version: 1\nnode: { name: node72, engine: engine.test.org }\n").Get(NodeQuestions.Engine).Should().Be(new EngineAddress("engine.test.org", NodeApi.DefaultPort));
        var wrong = () => ModuleBench.NodeSite("version: 1\nnode: { name: node72, engine: \"a b\" }\n");
        wrong.Should().Throw<InvalidOperationException>().WithMessage("answers.yaml:2:*'a b' names no engine");
    }

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
