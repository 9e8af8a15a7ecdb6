using Appliance.Contracts.Inventories;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class InventoryTests(PostgresFixture postgres)
{
    [SkippableFact]
    public async Task An_inventory_is_taken_in_once()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);

        var first = await engine.RunAsync(InventoryJson.Write(TestInventory.Site), "inventory", "apply");
        var second = await engine.RunAsync(InventoryJson.Write(TestInventory.Site), "inventory", "apply");

        first.Should().Be(new CommandRun(0, "changed 9\n", ""));
        second.Should().Be(new CommandRun(0, "unchanged\n", ""));
    }

    [SkippableFact]
    public async Task A_change_keeps_the_id_and_what_the_inventory_does_not_name()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);
        await engine.RunAsync(InventoryJson.Write(TestInventory.Site), "inventory", "apply");
        var before = await HostsAsync(engine);

        var run = await engine.RunAsync("""{ "hosts": [ { "name": "node72.test.org", "address": "10.0.200.172" } ] }""", "inventory", "apply");

        run.Output.Should().Be("changed 1\n");
        (await HostsAsync(engine)).Should().Be(before!.Replace("10.0.200.72", "10.0.200.172"));
        (await engine.Cluster.ScalarAsync<string>("SELECT description FROM clusters WHERE name = 'Default'", engine.Database))
            .Should().Be("The default server cluster");
    }

    [SkippableFact]
    public async Task A_host_has_one_name_however_it_is_written()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);
        await engine.RunAsync("", "migrate");
        await engine.RunAsync("""{ "hosts": [ { "name": "Node72.Test.org", "address": "10.0.200.72" } ] }""", "inventory", "apply");

        var again = await engine.RunAsync("""{ "hosts": [ { "name": "node72.TEST.org", "address": "10.0.200.72" } ] }""", "inventory", "apply");
        var twice = await engine.RunAsync("""{ "hosts": [ { "name": "a.test.org", "address": "10.0.0.1" }, { "name": "A.test.org", "address": "10.0.0.1" } ] }""", "inventory", "apply");

        again.Output.Should().Be("unchanged\n");
        twice.Error.Should().Contain("'a.test.org' is there twice");
        (await engine.Cluster.ScalarAsync<string>("SELECT string_agg(name, ',') FROM hosts", engine.Database)).Should().Be("node72.test.org");
    }

    [SkippableFact]
    public async Task A_data_center_has_one_management_network()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);
        await engine.RunAsync(InventoryJson.Write(TestInventory.Site), "inventory", "apply");

        var run = await engine.RunAsync("""{ "networks": [ { "name": "mgmt2", "management": true } ] }""", "inventory", "apply");

        run.Output.Should().Be("changed 2\n");
        (await engine.Cluster.ScalarAsync<string>("SELECT string_agg(name, ',') FROM networks WHERE 'management' = ANY (usages)", engine.Database))
            .Should().Be("mgmt2");
    }

    [SkippableFact]
    public async Task A_wrong_inventory_is_refused_whole_with_all_that_is_wrong()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);

        var run = await engine.RunAsync(
            """
            {
              "dataCenters": [ { "name": "New" }, { "name": "New" } ],
              "clusters": [ { "name": "c", "dataCenter": "Nowhere" } ],
              "networks": [ { "name": "a", "vlan": 4095, "management": true }, { "name": "b", "mtu": 3, "usages": [ "management" ] } ],
              "hosts": [ { "name": "", "address": "x\u0007", "cluster": "Nothing" } ]
            }
            """,
            "inventory",
            "apply");

        run.Code.Should().Be(1);
        run.Error.Should().ContainAll(
            "'New' is there twice",
            "there is no data center 'Nowhere'",
            "vlan 4095",
            "mtu 3",
            "more than one management network: a, b",
            "a name is empty",
            "there is no cluster 'Nothing'",
            "control character");
        (await engine.Cluster.ScalarAsync<long>("SELECT count(*) FROM data_centers", engine.Database)).Should().Be(1);
    }

    [SkippableTheory]
    [InlineData("nonsense")]
    [InlineData("""{ "host": [] }""")]
    [InlineData("""{ "storageDomains": [ { "name": "a", "role": "tape", "type": "nfs" } ] }""")]
    [InlineData("null")]
    public async Task What_is_no_inventory_is_refused(string input)
    {
        await using var engine = await TestEngine.CreateAsync(postgres);

        var run = await engine.RunAsync(input, "inventory", "apply");

        run.Code.Should().Be(1);
        run.Error.Should().Contain("holds no inventory");
    }

    private static Task<string?> HostsAsync(TestEngine engine) =>
        engine.Cluster.ScalarAsync<string>("SELECT string_agg(id || name || address, ';' ORDER BY name) FROM hosts", engine.Database);
}
