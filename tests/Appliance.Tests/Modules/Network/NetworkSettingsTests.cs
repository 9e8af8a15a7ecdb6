using Appliance.Modules.Network;
using Appliance.Planning.Sites;
using FluentAssertions;

namespace Appliance.Tests.Modules.Network;

public sealed class NetworkSettingsTests
{
    [Theory]
    [InlineData("5", BondMode.BalanceTlb)]
    [InlineData("balance-tlb", BondMode.BalanceTlb)]
    [InlineData("4", BondMode.Lacp)]
    [InlineData("802.3ad", BondMode.Lacp)]
    [InlineData("0", BondMode.BalanceRr)]
    public void Bonds_have_modes_by_name_or_number(string mode, BondMode expected) =>
        Bonds($"mode: {mode}").Single().Mode.Should().Be(expected);

    [Fact]
    public void Options_of_bonds_are_the_drivers_own_with_words_for_numbers() =>
        Bonds("options: { xmit_hash_policy: 2, updelay: 200, arp_ip_target: \"10.0.0.1,10.0.0.2\" }").Single().Options.Values
            .Should().Equal(KeyValuePair.Create("xmit_hash_policy", "layer2+3"), KeyValuePair.Create("updelay", "200"), KeyValuePair.Create("arp_ip_target", "10.0.0.1,10.0.0.2"));

    [Theory]
    [InlineData("mode: 7", "is not one of the words")]
    [InlineData("options: { xmit_hash: layer2 }", "xmit_hash_policy")]
    [InlineData("options: { lacp_rate: quick }", "is not one of the words")]
    [InlineData("options: { updelay: soon }", "is not a whole number")]
    [InlineData("options: { arp_ip_target: \"10.0.0.1;reboot\" }", "is not a list of IPv4 addresses")]
    public void What_the_driver_does_not_know_is_refused(string field, string said) =>
        string.Join('\n', NetworkBench.Read(WithBond(field)).Errors.Select(error => error.ToString())).Should().Contain(said);

    [Fact]
    public void By_default_a_node_keeps_what_it_has() =>
        Management("version: 1\n", new Facts()).Should().BeEquivalentTo(new { Name = "ovirtmgmt", Interface = "em1", Dhcp = false, Vlan = (int?)null, IsBridge = true }, options => options.ExcludingMissingMembers());

    [Fact]
    public void A_leased_address_stays_leased()
    {
        var management = Management("version: 1\n", new Facts { DefaultAddressIsDynamic = true });
        (management.Dhcp, management.Address, management.Gateway).Should().Be((true, null, null));
    }

    [Fact]
    public void A_network_with_DHCP_takes_neither_address_nor_gateway_from_the_answers()
    {
        var management = Management(NetworkBench.Bridge.Replace("gateway", "dhcp: yes, gateway", StringComparison.Ordinal), null);
        (management.Dhcp, management.Address, management.Gateway).Should().Be((true, null, null));
    }

    [Fact]
    public void The_default_route_is_through_the_network_with_a_gateway() =>
        NetworkBench.Case("management-vlan").DefaultRoute.Name.Should().Be("outside");

    private static LogicalNetwork Management(string answers, IDefaultFacts? facts) => NetworkSettings.From(NetworkBench.Read(answers, facts).Site!).Management;

    private static IReadOnlyList<BondAnswer> Bonds(string field) => NetworkSettings.From(NetworkBench.Node(WithBond(field))).Bonds;

    private static string WithBond(string field) => $"version: 1\nnetwork: {{ management: {{ interface: em1 }}, bonds: [ {{ name: bond0, interfaces: [em2, em3], {field} }} ] }}\n";

    private sealed record Facts : IDefaultFacts
    {
        public string? Fqdn => null;

        public string? DefaultInterface => "em1";

        public string? DefaultAddress => "10.0.200.72/24";

        public bool DefaultAddressIsDynamic { get; init; }

        public string? Gateway => "10.0.200.1";

        public IReadOnlyList<string> ActiveFirewalls => [];

        public IReadOnlyList<string> NameServers => [];
    }
}
