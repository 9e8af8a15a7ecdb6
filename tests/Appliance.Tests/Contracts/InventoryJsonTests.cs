using System.Text.Json;
using Appliance.Contracts.Inventories;
using FluentAssertions;

namespace Appliance.Tests.Contracts;

public sealed class InventoryJsonTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var inventory = new Inventory
        {
            DataCenters = [new InventoryDataCenter { Name = "Branch", Description = "Ä" }],
            Clusters = [new InventoryCluster { Name = "c", DataCenter = "Branch" }],
            Networks = [new InventoryNetwork { Name = "n", Vlan = 5, Mtu = 9000, Management = true, Usages = [NetworkUsage.DefaultRoute] }],
            StorageDomains = [new InventoryStorageDomain { Name = "s", Role = StorageRole.Export, Type = StorageType.Nfs, Address = "a", Path = "/p" }],
            Hosts = [new InventoryHost { Name = "h", Address = "10.0.0.1" }],
        };

        InventoryJson.Read(InventoryJson.Write(inventory)).Should().BeEquivalentTo(inventory);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var inventory = InventoryJson.Read(
            """
            {
              "networks": [ { "name": "n" } ],
              "storageDomains": [ { "name": "s", "role": "data", "type": "localfs" } ],
              "hosts": [ { "name": "h", "address": "10.0.0.1" } ]
            }
            """);

        inventory.Should().BeEquivalentTo(new Inventory
        {
            Networks = [new InventoryNetwork { Name = "n" }],
            StorageDomains = [new InventoryStorageDomain { Name = "s", Role = StorageRole.Data, Type = StorageType.Localfs }],
            Hosts = [new InventoryHost { Name = "h", Address = "10.0.0.1" }],
        });
        inventory.DataCenters.Should().BeEmpty();
        inventory.Hosts[0].Cluster.Should().Be("Default");
        inventory.Networks[0].Usages.Should().BeEmpty();
        inventory.StorageDomains[0].DataCenter.Should().Be("Default");
    }

    [Theory]
    [InlineData("""{ "hostz": [] }""")]
    [InlineData("""{ "hosts": [], "hosts": [] }""")]
    [InlineData("""{ "hosts": null }""")]
    [InlineData("""{ "hosts": [ { "name": "h" } ] }""")]
    [InlineData("""{ "hosts": [ { "name": null, "address": "a" } ] }""")]
    [InlineData("""{ "networks": [ { "name": "n", "usages": [ "teleport" ] } ] }""")]
    [InlineData("""{ "storageDomains": [ { "name": "s", "type": "nfs" } ] }""")]
    [InlineData("null")]
    [InlineData("")]
    public void What_is_no_inventory_is_refused(string json)
    {
        var read = () => InventoryJson.Read(json);

        read.Should().Throw<JsonException>();
    }

    [Theory]
    [InlineData(NetworkUsage.DefaultRoute, "default_route")]
    [InlineData(NetworkUsage.Vm, "vm")]
    public void Choices_have_oVirts_names(NetworkUsage usage, string name) =>
        InventoryJson.Write(new Inventory { Networks = [new InventoryNetwork { Name = "n", Usages = [usage] }] }).Should().Contain($"\"{name}\"");
}
