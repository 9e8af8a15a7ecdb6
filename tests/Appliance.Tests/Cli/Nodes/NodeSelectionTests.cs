using Appliance.Cli;
using Appliance.Cli.Flows;
using Appliance.Modules.Nodes;
using FluentAssertions;

namespace Appliance.Tests.Cli.Nodes;

public sealed class NodeSelectionTests
{
    private static readonly NodeAnswer[] Site = [new("node72.test.org", "10.0.200.72", SshAnswer.Empty with { Port = 2222 }, null, null), new("node73.test.org", "10.0.200.73", null, null, null)];

    [Fact]
    public void Without_names_all_of_the_answers_are_meant() =>
        NodeSelection.Of(Site, new NodeAddOptions()).Select(node => node.Name).Should().Equal("node72.test.org", "node73.test.org");

    [Fact]
    public void Names_choose_and_options_count_more_than_answers()
    {
        var node = NodeSelection.Of(Site, new NodeAddOptions { Nodes = ["NODE72.test.org"], SshUser = "admin", HostKey = "SHA256:x" }).Single();
        (node.Ssh!.User, node.Ssh.Port, node.Ssh.HostKey, node.Address).Should().Be(("admin", 2222, "SHA256:x", "10.0.200.72"));
    }

    [Fact]
    public void A_node_that_the_answers_do_not_name_is_given_with_its_address()
    {
        var nodes = NodeSelection.Of([], new NodeAddOptions { Nodes = ["New.test.org=10.0.0.9"] });
        (nodes.Single().Name, nodes.Single().Address).Should().Be(("new.test.org", "10.0.0.9"));
    }

    [Theory]
    [InlineData("node99.test.org", "node72.test.org")]
    [InlineData("a.test.org=-oProxyCommand=x", "NAME=ADDRESS")]
    [InlineData("a;b=10.0.0.1", "NAME=ADDRESS")]
    public void Others_are_refused(string given, string part)
    {
        var of = () => NodeSelection.Of(Site, new NodeAddOptions { Nodes = [given] });
        of.Should().Throw<CommandLineException>().WithMessage($"*{part}*").Which.ExitCode.Should().Be(ExitCode.Usage);
    }

    [Fact]
    public void One_fingerprint_is_not_for_two_machines()
    {
        var of = () => NodeSelection.Of(Site, new NodeAddOptions { HostKey = "SHA256:x" });
        of.Should().Throw<CommandLineException>();
    }

    [Fact]
    public void No_nodes_at_all_is_wrong_usage()
    {
        var of = () => NodeSelection.Of([], new NodeAddOptions());
        of.Should().Throw<CommandLineException>().WithMessage("*nodes.hosts*");
    }
}
