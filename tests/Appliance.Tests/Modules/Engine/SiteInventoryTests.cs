using Appliance.Contracts.Inventories;
using Appliance.Modules.Engine;
using Appliance.Planning.Sites;
using Appliance.Tests.Modules.Pki;
using FluentAssertions;

namespace Appliance.Tests.Modules.Engine;

public sealed class SiteInventoryTests
{
    internal static readonly Site Branch = PkiSite.Of(
        "network.management={ name: ovirtmgmt, interface: em1, address: 10.0.200.93/24, mtu: 9000 }",
        "network.networks=[{ name: vlan101, interface: em4, vlan: 101 }, { name: storage, interface: em5, bridge: false }]",
        "storage.domains=[{ name: iso, role: iso, type: nfs, path: /srv/exports/iso, clients: [10.0.200.0/24] }, { name: far, role: export, type: nfs, address: nas.test.org, path: /vol }, { name: gv0, type: glusterfs, volume: gv0 }, { name: here, type: localfs, path: /srv/here }]");

    [Fact]
    public void Networks_and_storage_become_the_engines_inventory() =>
        (InventoryJson.Write(SiteInventory.Of(Branch)) + "\n").Should().Be(RepositoryTemplates.Expected("inventory.json"));

    [Fact]
    public void The_plan_has_a_line_for_each_entry() => SiteInventory.Describe(SiteInventory.Of(Branch)).Should().Equal(
        "+data center Default",
        "+cluster Default in Default",
        "+network ovirtmgmt, MTU 9000, management",
        "+network vlan101, VLAN 101, MTU 1500",
        "+network storage, MTU 1500",
        "+storage domain iso: iso on nfs engine.test.org:/srv/exports/iso",
        "+storage domain far: export on nfs nas.test.org:/vol",
        "+storage domain gv0: data on glusterfs engine.test.org:gv0",
        "+storage domain here: data on localfs /srv/here");
}
