using Appliance.Machines.Secrets;
using Appliance.Modules.Nodes;
using Appliance.Planning.Answers;
using FluentAssertions;

namespace Appliance.Tests.Modules.Nodes;

public sealed class NodesQuestionsTests
{
    [Fact]
    public void A_nodes_own_answers_count_more_than_those_of_all_nodes()
    {
        var site = ModuleBench.Site(ModuleBench.Minimal + """
            nodes:
              defaults: { ssh: { user: admin, port: 2222, privateKey: /root/key, sudoPassword: { env: SUDO }, password: { env: PASS }, jump: "gate.test.org:2200", jumpHostKey: "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" } }
              hosts:
                - { name: node72.test.org, address: 10.0.200.72 }
                - { name: node73.test.org, ssh: { user: root, port: 22, agent: yes, password: { env: OTHER }, hostKey: "SHA256:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA" } }
            """);
        var nodes = site.Get(NodesQuestions.Hosts);
        var asked = new List<string>();
        var first = NodeTarget.Of(nodes[0], site.Get(NodesQuestions.DefaultSsh), Secret);
        first.ToString().Should().Be("admin@[10.0.200.72]:2222");
        (first.PrivateKey, first.Agent, first.Password?.Reveal(), first.SudoPassword?.Reveal(), first.HostKey).Should().Be(("/root/key", false, "PASS", "SUDO", null));
        first.Jump!.ToString().Should().Be("admin@[gate.test.org]:2200");
        (first.Jump.Password, first.Jump.SudoPassword, first.Jump.PrivateKey).Should().Be((null, null, "/root/key"), "another machine is not told the node's passwords");
        first.Jump.HostKey.Should().StartWith("SHA256:AAAA");
        var second = NodeTarget.Of(nodes[1], site.Get(NodesQuestions.DefaultSsh), Secret);
        second.ToString().Should().Be("root@node73.test.org");
        (second.Agent, second.Password?.Reveal(), second.HostKey![..10]).Should().Be((true, "OTHER", "SHA256:BBB"));
        asked.Should().Equal("nodes.defaults.ssh.password", "nodes.defaults.ssh.sudoPassword", "nodes.hosts[node73.test.org].ssh.password", "nodes.defaults.ssh.sudoPassword");

        Secret Secret(string id, SecretReference reference)
        {
            asked.Add(id);
            return new Secret(((SecretReference.Environment)reference).Variable);
        }
    }

    [Theory]
    [InlineData("{ name: a.test.org, address: 10.0.0.1 }, { name: a.test.org, address: 10.0.0.2 }", "a.test.org")]
    [InlineData("{ name: a.test.org, address: 10.0.0.1 }, { name: b.test.org, address: 10.0.0.1 }", "10.0.0.1")]
    [InlineData("{ name: a.test.org, ssh: { jump: '-oProxyCommand=x' } }", "host name or address")]
    [InlineData("{ name: a.test.org, ssh: { jump: 'gate:99999' } }", "port")]
    [InlineData("{ name: a.test.org, ssh: { user: '-l' } }", "begins with")]
    [InlineData("{ name: a.test.org, power: { type: ipmilan, address: 10.0.0.9, user: u, options: [passwd=x] } }", "power.password")]
    [InlineData("{ name: a.test.org, network: { management: { address: 10.0.0.5/24, gateway: 10.1.0.1 } } }", "not in the network")]
    public void What_cannot_be_is_refused(string hosts, string part)
    {
        var build = () => ModuleBench.Site(ModuleBench.Minimal + $"nodes: {{ hosts: [ {hosts} ] }}\n");
        build.Should().Throw<InvalidOperationException>().WithMessage($"*{part}*");
    }

    [Theory]
    [InlineData("gate.test.org")]
    [InlineData("admin@gate.test.org:2222")]
    [InlineData("10.0.0.1:2222")]
    [InlineData("[fd00::1]:2222")]
    [InlineData("fd00::1")]
    public void A_jump_host_is_written_as_it_was_read(string text)
    {
        JumpText.Parse(text, out var jump).Should().BeNull();
        JumpText.Format(jump).Should().Be(text);
    }

    [Theory]
    [InlineData("10.0.200.72", true)]
    [InlineData("fd00::1", true)]
    [InlineData("node72.test.org", true)]
    [InlineData("-oProxyCommand=x", false)]
    [InlineData("node;reboot", false)]
    [InlineData("$(reboot)", false)]
    [InlineData("", false)]
    public void Nothing_but_names_and_addresses_reaches_ssh(string text, bool good) => NodeNames.IsHost(text).Should().Be(good);
}
