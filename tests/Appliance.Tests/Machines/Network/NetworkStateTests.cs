using Appliance.Machines.Network;
using FluentAssertions;

namespace Appliance.Tests.Machines.Network;

public sealed class NetworkStateTests
{
    [Fact]
    public void Bonds_VLANs_bridges_and_their_addresses_are_read()
    {
        var links = NetworkState.ParseLinks("""
            [{},
             {"ifname":"em1","flags":["BROADCAST","UP"],"mtu":9000,"master":"bond0","address":"52:54:00:00:00:01","permaddr":"52:54:00:00:00:02","addr_info":[]},
             {"ifname":"bond0","flags":["UP"],"mtu":9000,"linkinfo":{"info_kind":"bond","info_data":{"mode":"balance-tlb","miimon":100}},"addr_info":[]},
             {"ifname":"bond0.7","link":"bond0","flags":[],"mtu":1500,"linkinfo":{"info_kind":"vlan","info_data":{"protocol":"802.1Q","id":7}},"addr_info":[]},
             {"ifname":"br0","flags":["UP"],"mtu":1500,"linkinfo":{"info_kind":"bridge","info_data":{"stp_state":1}},"addr_info":[
                {"family":"inet","local":"10.0.0.5","prefixlen":24,"scope":"global","dynamic":true},
                {"family":"inet6","local":"fe80::1","prefixlen":64,"scope":"link"}]}]
            """);
        links.Select(link => link.Name).Should().Equal("em1", "bond0", "bond0.7", "br0");
        (links[0].Master, links[0].Mac, links[0].PermanentMac, links[0].IsUp, links[0].Mtu).Should().Be(("bond0", "52:54:00:00:00:01", "52:54:00:00:00:02", true, 9000));
        (links[1].Kind, links[1].BondMode).Should().Be(("bond", "balance-tlb"));
        (links[2].Lower, links[2].Vlan, links[2].IsUp).Should().Be(("bond0", 7, false));
        links[3].Stp.Should().BeTrue();
        links[3].Addresses.Select(own => (own.ToString(), own.IsDynamic, own.IsGlobal)).Should().Equal(("10.0.0.5/24", true, true), ("fe80::1/64", false, false));
    }

    [Fact]
    public void Routes_are_read() =>
        NetworkState.ParseRoutes("""[{"dst":"default","gateway":"10.0.0.1","dev":"br0","protocol":"dhcp","metric":100},{"dst":"10.0.0.0/24","dev":"br0","protocol":"kernel"}]""")
            .Should().Equal(new RouteState("default", "10.0.0.1", "br0", 100, "dhcp"), new RouteState("10.0.0.0/24", null, "br0", null, "kernel"));
}
