using System.Net;
using Appliance.Contracts.Inventories;
using Appliance.Contracts.Nodes;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

/// <summary>Machines that ask without a token: who waits, what a person decides, and how many may.</summary>
[Collection(EngineCollection.Name)]
public sealed class NodeApprovalTests(PostgresFixture postgres)
{
    private const string Name = "node72.test.org";

    [SkippableFact]
    public async Task A_declared_host_keeps_its_address_and_shows_as_waiting_under_its_name()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await DeclareAsync(engine);
        (await engine.HostAsync(Name)).Status.Should().Be("unassigned");
        using var node = new TestNode(engine, Name);

        var waiting = await node.JoinAsync();

        waiting.Should().BeEquivalentTo(new { State = JoinState.Waiting, Name, AskAgainSeconds = 5, HostId = (Guid?)null, Certificate = (string?)null });
        (await engine.HostAsync(Name)).Should().BeEquivalentTo(new { Status = "pending_approval", waiting.Words, Address = "node72.lan" });
        (await engine.NodeAsync("approve", Name)).Result.Should().Be("approved");
        (await node.JoinAsync()).State.Should().Be(JoinState.Joined);
        (await engine.HostAsync(Name)).Should().BeEquivalentTo(new { Status = "installing", Address = "node72.lan" });
    }

    [SkippableFact]
    public async Task Two_machines_that_ask_for_one_name_are_told_apart_by_their_words()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var right = new TestNode(engine, Name);
        using var wrong = new TestNode(engine, Name);
        var words = (await right.JoinAsync()).Words;
        await wrong.JoinAsync();

        (await engine.RunAsync("", "node", "approve", Name)).Error.Should().Contain("2 machines ask for the name").And.Contain(words);
        await engine.NodeAsync("approve", words.ToUpperInvariant());

        (await right.JoinAsync()).State.Should().Be(JoinState.Joined);
        (await wrong.JoinAsync()).State.Should().Be(JoinState.Waiting);
    }

    [SkippableFact]
    public async Task An_approval_is_for_the_name_and_machine_that_were_looked_at()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);
        await node.JoinAsync();
        await engine.NodeAsync("approve", Name);

        var (_, other, _) = await node.TryJoinAsync(node.Request(asName: "storage.test.org"));

        other!.State.Should().Be(JoinState.Waiting);
        (await node.JoinAsync()).State.Should().Be(JoinState.Waiting, "the approval is used up by the change");
        await engine.NodeAsync("approve", Name);
        var elsewhere = node.Request() with { MachineId = Guid.NewGuid().ToString() };
        (await node.TryJoinAsync(elsewhere)).Answer!.State.Should().Be(JoinState.Waiting, "the disk was put into another machine");
        (await node.TryJoinAsync(elsewhere)).Answer!.State.Should().Be(JoinState.Waiting, "asking again is no approval");
    }

    [SkippableFact]
    public async Task A_rejected_machine_stays_rejected_until_it_is_forgotten()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartNewAsync(postgres, time);
        using var node = new TestNode(engine, Name);
        await node.JoinAsync();

        (await engine.NodeAsync("reject", Name)).Result.Should().Be("rejected");

        (await node.JoinRefusedAsync(HttpStatusCode.Forbidden, node.Request())).Code.Should().Be(NodeProblemCode.Rejected);
        (await engine.HostsAsync()).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Strangers_cannot_fill_the_list_of_those_who_wait()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await engine.Cluster.ScalarAsync<int>(
            "INSERT INTO join_requests SELECT sha256(n::text::bytea), 'n' || n, 'machine' || n, '', '{}', '{}', 'w' || n, '10.0.0.1', now(), now() FROM generate_series(1, 200) n RETURNING 1",
            engine.Database);
        using var node = new TestNode(engine, Name);

        (await node.JoinRefusedAsync(HttpStatusCode.TooManyRequests, node.Request())).Detail.Should().Contain("200 machines wait");
    }

    [SkippableFact]
    public async Task One_address_brings_a_rack_to_wait_and_no_more()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        for (var i = 0; i < 100; i++)
        {
            using var node = new TestNode(engine, $"node{i}.test.org");
            (await node.JoinAsync()).State.Should().Be(JoinState.Waiting);
        }

        using var last = new TestNode(engine, Name);
        (await last.JoinRefusedAsync(HttpStatusCode.TooManyRequests, last.Request())).Code.Should().Be(NodeProblemCode.TooMany);
    }

    [SkippableFact]
    public async Task Those_who_were_decided_about_take_no_place_of_those_who_wait()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await engine.Cluster.ScalarAsync<int>(
            "INSERT INTO join_requests SELECT sha256(n::text::bytea), 'n' || n, 'machine' || n, '', '{}', '{}', 'w' || n, '10.0.0.1', now(), now(), 'rejected' FROM generate_series(1, 200) n RETURNING 1",
            engine.Database);
        using var node = new TestNode(engine, Name);

        (await node.JoinAsync()).State.Should().Be(JoinState.Waiting);
    }

    [SkippableFact]
    public async Task A_declared_hosts_address_is_for_no_other_machine()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        (await engine.RunAsync(InventoryJson.Write(new Inventory { Hosts = [new InventoryHost { Name = Name, Address = "10.0.200.72" }] }), "inventory", "apply")).Code.Should().Be(0);
        using var stranger = new TestNode(engine, "node73.test.org");

        var problem = await stranger.JoinRefusedAsync(HttpStatusCode.Conflict, stranger.Request(await engine.TokenAsync()) with { Addresses = ["10.0.200.72"] });
        problem.Code.Should().Be(NodeProblemCode.AddressTaken);
        problem.Remedy.Should().Contain($"--name {Name}");
    }

    private static async Task DeclareAsync(TestEngine engine)
    {
        var inventory = new Inventory { Hosts = [new InventoryHost { Name = Name, Address = "node72.lan" }] };
        (await engine.RunAsync(InventoryJson.Write(inventory), "inventory", "apply")).Code.Should().Be(0);
    }
}
