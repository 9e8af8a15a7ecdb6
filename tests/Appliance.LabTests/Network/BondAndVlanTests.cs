using System.Text.Json.Nodes;
using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Network;

/// <summary>Bonds and VLANs in a kernel that has them: a real site's networks, from the first apply to the last undo.</summary>
[Collection(LabCollection.Name)]
public sealed class BondAndVlanTests(LabFixture fixture, ITestOutputHelper trail)
{
    private const string Good = """
        version: 1
        network:
          management: { name: ovirtmgmt, interface: em1, address: 10.0.200.93/24, gateway: 10.0.200.1 }
          bonds: [ { name: bond0, interfaces: [em2, em3], mode: 5 } ]
          networks:
            - { name: ovirtem2, interface: bond0, address: 192.168.25.93/24 }
            - { name: ovirtVlan101, interface: em4, vlan: 101 }
            - { name: ovirtVlan102, interface: em4, vlan: 102 }
        """;

    // The cables of em1 and em3 end in different switches, and bond0 is of another kind.
    private const string Wrong = """
        version: 1
        network:
          management: { name: ovirtmgmt, interface: em3, address: 10.0.200.93/24, gateway: 10.0.200.1 }
          bonds: [ { name: bond0, interfaces: [em2, em1], mode: 1 } ]
          networks:
            - { name: ovirtem2, interface: bond0, address: 192.168.25.93/24 }
            - { name: ovirtVlan101, interface: em4, vlan: 101 }
            - { name: ovirtVlan102, interface: em4, vlan: 102 }
        """;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_real_sites_bond_and_VLANs_are_made_kept_taken_back_and_undone()
    {
        LongTests.Require();
        await using var site = await VmSite.StartAsync(fixture, trail);
        var before = await site.FilesAsync();

        (await site.ApplyAsync(Good)).ExitCode.Should().Be(0);
        await ShouldBeThereAsync(site);
        await ShouldCarryTrafficAsync(site);
        await site.ShouldBeDisarmedAsync();
        site.Note("as planned");

        (await site.ApplyAsync(Good)).Output.Should().NotContain("Make the networks");

        var files = await site.FilesAsync();
        (await site.ApplyAsync(Wrong)).ExitCode.Should().NotBe(0);
        await ShouldBeThereAsync(site);
        await site.ShouldBeDisarmedAsync();
        (await site.FilesAsync()).Should().Be(files);
        site.Note("taken back");

        await site.RebootAsync();
        await site.UntilAsync(() => site.AnswersAsync("10.0.200.93"));
        await site.UntilAsync(() => site.AnswersAsync("192.168.25.93"));
        await ShouldBeThereAsync(site);

        (await site.SeeAsync("/usr/local/bin/appliance", "network", "undo")).Should().NotContain("Not everything");
        await ShouldBeGoneAsync(site);
        (await site.FilesAsync()).Should().Be(before);
        site.Note("undone");
    }

    private static async Task ShouldBeThereAsync(VmSite site)
    {
        var links = await site.LinksAsync();
        Text(links["em1"], "master").Should().Be("ovirtmgmt");
        Addresses(links["ovirtmgmt"]).Should().Equal("10.0.200.93/24");
        Text(links["ovirtmgmt"], "address").Should().Be("52:54:00:00:00:01");

        Kind(links["bond0"]).Should().Be("bond");
        Text(Data(links["bond0"]), "mode").Should().Be("balance-tlb");
        Text(Data(links["bond0"]), "miimon").Should().Be("100");
        Text(links["bond0"], "address").Should().Be("52:54:00:00:00:02");
        Text(links["bond0"], "master").Should().Be("ovirtem2");
        foreach (var member in new[] { "em2", "em3" })
        {
            Text(links[member], "master").Should().Be("bond0");
            links[member]["linkinfo"]!["info_slave_kind"]!.GetValue<string>().Should().Be("bond");
        }

        (await site.SeeAsync("cat", "/proc/net/bonding/bond0")).Should().Contain("Bonding Mode: transmit load balancing")
            .And.Contain("Slave Interface: em2").And.Contain("Slave Interface: em3").And.NotContain("MII Status: down");
        Addresses(links["ovirtem2"]).Should().Equal("192.168.25.93/24");
        Text(links["ovirtem2"], "address").Should().Be("52:54:00:00:00:02");

        foreach (var tag in new[] { 101, 102 })
        {
            var vlan = links[$"em4.{tag}"];
            Kind(vlan).Should().Be("vlan");
            Text(Data(vlan), "id").Should().Be($"{tag}");
            Text(Data(vlan), "protocol").Should().Be("802.1Q");
            Text(vlan, "link").Should().Be("em4");
            Text(vlan, "master").Should().Be($"ovirtVlan{tag}");
            Addresses(links[$"ovirtVlan{tag}"]).Should().BeEmpty();
        }

        links["em4"]["master"].Should().BeNull();
        links.Values.Where(link => Text(link, "ifname") != "lo").Should().OnlyContain(link => Text(link, "mtu") == "1500" && Text(link, "operstate") == "UP");
    }

    private static async Task ShouldCarryTrafficAsync(VmSite site)
    {
        (await site.AnswersAsync("10.0.200.93")).Should().BeTrue();

        // Whatever cable it uses, it does without.
        (await site.AnswersAsync("192.168.25.93")).Should().BeTrue();
        var active = await site.ActiveSlaveAsync();
        await site.PullAsync(active);
        await site.UntilAsync(async () => await site.ActiveSlaveAsync() != active);
        await site.UntilAsync(() => site.AnswersAsync("192.168.25.93"));
        await site.PutBackAsync(active);
        await site.UntilAsync(async () => !(await site.SeeAsync("cat", "/proc/net/bonding/bond0")).Contains("MII Status: down", StringComparison.Ordinal));

        // The networks of virtual machines have no address of this machine; one is lent to them.
        foreach (var tag in new[] { 101, 102 })
        {
            await site.SeeAsync("ip", "address", "add", $"10.{tag}.0.93/24", "dev", $"ovirtVlan{tag}");
            (await site.AnswersAsync($"10.{tag}.0.93", $"far4.{tag}")).Should().BeTrue();
            (await site.SeeAsync("ip", "-netns", "far", "neighbour", "show", $"10.{tag}.0.93")).Should().Contain($"dev far4.{tag} lladdr 52:54:00:00:00:04");
            await site.SeeAsync("ip", "address", "del", $"10.{tag}.0.93/24", "dev", $"ovirtVlan{tag}");
        }
    }

    private static async Task ShouldBeGoneAsync(VmSite site)
    {
        await site.UntilAsync(() => site.AnswersAsync("10.0.200.93"));
        var links = await site.LinksAsync();
        links.Keys.Should().BeEquivalentTo("lo", "em1", "em2", "em3", "em4");
        Addresses(links["em1"]).Should().Equal("10.0.200.93/24");
        links.Values.Should().OnlyContain(link => link["master"] == null);
        (await site.SeeAsync("ip", "route", "show", "default")).Should().Contain("via 10.0.200.1 dev em1");
    }

    private static string Kind(JsonNode link) => Text(link["linkinfo"]!, "info_kind");

    private static JsonNode Data(JsonNode link) => link["linkinfo"]!["info_data"]!;

    private static string Text(JsonNode node, string property) => node[property]?.ToString() ?? "";

    private static IEnumerable<string> Addresses(JsonNode link) =>
        link["addr_info"]!.AsArray().Where(own => Text(own!, "scope") == "global").Select(own => $"{own!["local"]}/{own["prefixlen"]}");
}
