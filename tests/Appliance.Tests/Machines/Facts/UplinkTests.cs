using System.Net;
using Appliance.Machines.Facts;
using FluentAssertions;

namespace Appliance.Tests.Machines.Facts;

public sealed class UplinkTests
{
    [Fact]
    public void It_is_the_card_with_the_default_route() => Find("em2", Card("em1", "10.0.0.5"), Card("em2", "10.1.0.5")).Should().Be(("em2", "em2", null));

    [Fact]
    public void Without_a_default_route_it_is_the_first_with_an_address() => Find(null, Card("em1"), Card("em2", "fe80::1"), Card("em3", "10.1.0.5")).Should().Be(("em3", "em3", null));

    [Fact]
    public void Below_a_bridge_it_is_the_card_and_not_a_virtual_machines() =>
        Find("ovirtmgmt", Card("ovirtmgmt", "10.0.0.5") with { Kind = "bridge" }, Card("vnet0") with { Kind = "tun", Master = "ovirtmgmt" }, Card("em1") with { Master = "ovirtmgmt" }).Should().Be(("ovirtmgmt", "em1", null));

    [Fact]
    public void A_tag_is_kept_apart_from_its_card() =>
        Find("ovirtmgmt", Card("ovirtmgmt", "10.0.0.5") with { Kind = "bridge" }, Card("em1"), Card("em1.7") with { Kind = "vlan", Lower = "em1", Vlan = 7, Master = "ovirtmgmt" }).Should().Be(("ovirtmgmt", "em1", 7));

    [Theory]
    [InlineData("em1:connected", true)]
    [InlineData("em1:connecting (getting IP configuration)", true)]
    [InlineData("em1:connected (externally)", false)]
    [InlineData("em1:unmanaged", false)]
    [InlineData("em2:connected", false)]
    public void Whether_NetworkManager_has_it_is_seen(string line, bool managed) => NetworkProgramReader.IsManaged(line, "em1").Should().Be(managed);

    private static (string, string, int?) Find(string? route, params InterfaceFacts[] interfaces)
    {
        var uplink = Uplink.Of(interfaces, route is null ? [] : [new RouteFacts(route, IPAddress.Parse("10.0.0.1"))])!;
        return (uplink.Carrier.Name, uplink.Interface, uplink.Vlan);
    }

    private static InterfaceFacts Card(string name, string? address = null) =>
        new(name, "", true, false, 1500, null, address is null ? [] : [new InterfaceAddressFacts(IPAddress.Parse(address), 24)]);
}
