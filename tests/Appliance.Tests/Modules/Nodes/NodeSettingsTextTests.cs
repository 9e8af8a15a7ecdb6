using Appliance.Modules.Nodes;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Nodes;

public sealed class NodeSettingsTextTests
{
    private static readonly Site Branch = ModuleBench.Site("""
        version: 1
        engine: { fqdn: engine.test.org, adminPassword: { file: /root/admin.secret } }
        time: { servers: [10.0.200.1] }
        firewall: { manager: nftables }
        network:
          management: { name: ovirtmgmt, interface: em1, address: 10.0.200.93/24, gateway: 10.0.200.1, mtu: 9000 }
          bonds: [ { name: bond0, interfaces: [em2, em3], mode: balance-tlb } ]
          networks: [ { name: ovirtem2, interface: bond0, address: 192.168.25.93/24 }, { name: vlan101, interface: em4, vlan: 101 }, { name: local } ]
          hosts: [ { name: node72.test.org, address: 10.0.200.72 } ]
        storage:
          domains:
            - { name: iso, role: iso, type: nfs, path: /srv/exports/iso, clients: [10.0.200.0/24] }
            - { name: gv0, type: glusterfs, address: 10.0.200.72, volume: gv0 }
        nodes:
          defaults: { ssh: { password: "Correct-Horse-9" } }
          hosts:
            - { name: node72.test.org, address: 10.0.200.72, power: { type: ipmilan, address: 10.9.0.72, user: admin, password: "Correct-Horse-9" } }
            - name: node73.test.org
              network:
                management: { interface: eno1, address: 10.0.200.73/24, gateway: 10.0.200.1 }
                bonds: []
                networks: [ { name: vlan101, interface: eno2, vlan: 101, address: 192.168.101.73/24 } ]
        """);

    [Theory]
    [InlineData("node72.test.org")]
    [InlineData("node73.test.org")]
    [InlineData(null)]
    public void A_node_is_told_what_it_needs_and_no_secret(string? name)
    {
        var node = Branch.Get(NodesQuestions.Hosts).FirstOrDefault(node => node.Name == name);
        var text = NodeSettingsText.Of(Branch, node);
        text.Should().NotContain("Correct-Horse").And.NotContain("10.0.200.93/24").And.NotContain("192.168.25.93");
        Expectation.FileIs(Path.Combine(TestData.Beside("expected"), (name ?? "unnamed") + ".yaml"), text);
    }
}
