using System.Net;
using System.Security.Cryptography.X509Certificates;
using Appliance.Contracts.Nodes;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using Appliance.Pki.Register;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class NodeJoinTests(PostgresFixture postgres)
{
    private const string Name = "node72.test.org";

    [SkippableFact]
    public async Task A_token_gives_a_certificate_with_the_nodes_name_and_addresses()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);

        var answer = await node.JoinAsync(await engine.TokenAsync());

        answer.State.Should().Be(JoinState.Joined);
        var certificate = X509Certificate2.CreateFromPem(answer.Certificate!);
        certificate.Subject.Should().Be($"CN={Name}, O=Test Org");
        AlternateNames.Of(certificate).ToStrings().Should().Equal(Name, "10.0.200.72", "2001:db8:7::72");
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Count.Should().Be(2);
        answer.Words.Should().Be(FourWords.Of(engine.Pki.Root, certificate.PublicKey));
        var host = await engine.HostAsync(Name);
        host.Should().BeEquivalentTo(new { Status = "installing", Words = answer.Words, node.MachineId, Serial = certificate.SerialNumber, Id = answer.HostId, Cluster = "Default", Address = "10.0.200.72" });
        (await engine.EventsAsync()).Should().Contain($"42 Host {Name} was added by a join token.");
        Index(engine).Find(SerialNumber.Parse(certificate.SerialNumber).Value)!.Status.Should().Be(IndexStatus.Valid);
    }

    [SkippableFact]
    public async Task A_lost_answer_can_be_asked_for_again()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);
        var token = await engine.TokenAsync();
        var first = await node.JoinAsync(token);

        (await node.JoinAsync(token)).Should().BeEquivalentTo(first);
        (await node.JoinAsync()).Should().BeEquivalentTo(first, "the key proves who asks");
    }

    [SkippableFact]
    public async Task A_used_token_is_no_good_for_another_key_and_says_whose_it_was()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);
        using var other = new TestNode(engine, "node73.test.org");
        var token = await engine.TokenAsync();
        await node.JoinAsync(token);

        var problem = await other.JoinRefusedAsync(HttpStatusCode.Unauthorized, other.Request(token));

        problem.Code.Should().Be(NodeProblemCode.TokenUsed);
        problem.Detail.Should().Contain($"was used by {Name} on 20");
        (await engine.EventsAsync()).Should().Contain("20021 A machine at 127.0.0.1 could not join: The token was used");
    }

    [SkippableFact]
    public async Task A_token_does_not_bring_a_removed_node_back()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);
        var token = await engine.TokenAsync();
        await node.JoinAsync(token);
        await engine.NodeAsync("remove", Name, "--force");

        (await node.JoinRefusedAsync(HttpStatusCode.Unauthorized, node.Request(token))).Code.Should().Be(NodeProblemCode.TokenUsed);
        (await node.JoinAsync()).State.Should().Be(JoinState.Waiting);
    }

    [SkippableFact]
    public async Task A_used_token_is_good_again_for_its_node_alone_and_while_it_lives()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartNewAsync(postgres, time);
        using var node = new TestNode(engine, Name);
        var token = await engine.TokenAsync("--lifetime", "30m");
        await node.JoinAsync(token);

        var copied = await node.JoinRefusedAsync(HttpStatusCode.Unauthorized, node.Request(token) with { MachineId = Guid.NewGuid().ToString() });
        copied.Code.Should().Be(NodeProblemCode.TokenUsed);
        time.Advance(TimeSpan.FromMinutes(31));
        (await node.JoinRefusedAsync(HttpStatusCode.Unauthorized, node.Request(token))).Code.Should().Be(NodeProblemCode.TokenExpired);
    }

    [SkippableFact]
    public async Task An_expired_token_says_when_its_time_was_over()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartNewAsync(postgres, time);
        using var node = new TestNode(engine, Name);
        var token = await engine.TokenAsync("--lifetime", "30m");
        time.Advance(TimeSpan.FromMinutes(31));

        var problem = await node.JoinRefusedAsync(HttpStatusCode.Unauthorized, node.Request(token));

        problem.Code.Should().Be(NodeProblemCode.TokenExpired);
        problem.Detail.Should().Contain("UTC");
    }

    [SkippableFact]
    public async Task An_unknown_token_is_refused_and_guessing_is_slowed()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);

        (await node.JoinRefusedAsync(HttpStatusCode.Unauthorized, node.Request("guess"))).Code.Should().Be(NodeProblemCode.TokenUnknown);
        for (var guess = 0; guess < 19; guess++)
            await node.JoinRefusedAsync(HttpStatusCode.Unauthorized, node.Request($"guess{guess}"));

        (await node.JoinRefusedAsync(HttpStatusCode.TooManyRequests, node.Request("guess"))).Code.Should().Be(NodeProblemCode.TooMany);
    }

    [SkippableFact]
    public async Task A_token_for_a_name_is_for_no_other()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, "node73.test.org");
        var token = await engine.TokenAsync("--name", Name);

        (await node.JoinRefusedAsync(HttpStatusCode.Forbidden, node.Request(token))).Code.Should().Be(NodeProblemCode.TokenName);
        (await node.JoinAsync()).State.Should().Be(JoinState.Waiting, "the token was not used up");
    }

    [SkippableFact]
    public async Task A_reinstalled_node_joins_anew_with_a_token_for_its_name_and_the_old_certificate_is_revoked()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var before = await engine.EnrolAsync(Name);
        using var after = new TestNode(engine, Name) { MachineId = before.MachineId };

        (await after.JoinRefusedAsync(HttpStatusCode.Conflict, after.Request(await engine.TokenAsync()))).Code.Should().Be(NodeProblemCode.NameTaken);
        await after.JoinAsync(await engine.TokenAsync("--name", Name));

        (await before.TryBeatAsync()).Problem!.Code.Should().Be(NodeProblemCode.NotEnrolled);
        (await after.BeatAsync()).Status.Should().Be("installing");
        Index(engine).Find(SerialNumber.Parse(before.Serial).Value)!.Revocation.Should().NotBeNull();
        (await engine.EventsAsync()).Should().Contain($"20024 Host {Name} was enrolled anew by a join token; its certificate {before.Serial} is revoked.");
    }

    [SkippableFact]
    public async Task A_copied_disk_takes_no_nodes_place_whatever_its_state()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);
        await node.JoinAsync(await engine.TokenAsync());

        var problem = await node.JoinRefusedAsync(HttpStatusCode.Conflict, node.Request(await engine.TokenAsync("--name", Name)) with { MachineId = Guid.NewGuid().ToString() });
        problem.Code.Should().Be(NodeProblemCode.MachineTaken);
        problem.Detail.Should().Contain("its disk was copied from that machine");
    }

    [SkippableFact]
    public async Task A_node_that_is_up_is_not_replaced_by_another_machine()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = await engine.EnrolAsync(Name);
        using var other = new TestNode(engine, Name);
        var token = await engine.TokenAsync("--name", Name);

        (await other.JoinRefusedAsync(HttpStatusCode.Conflict, other.Request(token))).Code.Should().Be(NodeProblemCode.NameTaken);
        (await other.JoinRefusedAsync(HttpStatusCode.Conflict, other.Request())).Code.Should().Be(NodeProblemCode.NameTaken);
        await engine.NodeAsync("maintenance", Name, "on");

        (await other.JoinAsync(token)).State.Should().Be(JoinState.Joined);
    }

    [SkippableFact]
    public async Task A_machine_has_one_name_and_a_key_one_machine()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = await engine.EnrolAsync(Name);
        using var twin = new TestNode(engine, "node73.test.org") { MachineId = node.MachineId };

        (await twin.JoinRefusedAsync(HttpStatusCode.Conflict, twin.Request())).Code.Should().Be(NodeProblemCode.MachineTaken);
        (await node.JoinRefusedAsync(HttpStatusCode.Conflict, node.Request(asName: "node73.test.org") with { MachineId = Guid.NewGuid().ToString() }))
            .Code.Should().Be(NodeProblemCode.MachineTaken);
    }

    [SkippableFact]
    public async Task No_node_gets_a_certificate_for_the_engines_name()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        var token = await engine.TokenAsync();
        using var node = new TestNode(engine, Name);

        var problem = await node.JoinRefusedAsync(HttpStatusCode.Conflict, node.Request(token, engine.Configuration.Fqdn));
        problem.Code.Should().Be(NodeProblemCode.NameTaken);
        problem.Detail.Should().Contain("the engine's own name");
    }

    [SkippableFact]
    public async Task No_node_gets_a_certificate_for_the_engines_address_when_it_joins_or_later()
    {
        const string Engines = "10.9.8.7";
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);

        var problem = await node.JoinRefusedAsync(HttpStatusCode.Conflict, node.Request(await engine.TokenAsync()) with { Addresses = [node.Address, Engines] });
        problem.Code.Should().Be(NodeProblemCode.AddressTaken);
        problem.Detail.Should().Contain($"{Engines} is the engine's own address");

        await node.JoinAsync(await engine.TokenAsync());
        var renewing = () => node.RenewAsync(Engines);
        (await renewing.Should().ThrowAsync<Xunit.Sdk.XunitException>()).WithMessage("*own address*");
    }

    [SkippableFact]
    public async Task No_node_gets_a_certificate_for_another_hosts_address_when_it_joins_or_later()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var first = new TestNode(engine, Name);
        using var second = new TestNode(engine, "node73.test.org");
        await first.TryJoinAsync(first.Request(await engine.TokenAsync()) with { Addresses = [first.Address, "192.168.25.72"] });

        var problem = await second.JoinRefusedAsync(HttpStatusCode.Conflict, second.Request(await engine.TokenAsync()) with { Addresses = [second.Address, first.Address] });
        problem.Code.Should().Be(NodeProblemCode.AddressTaken);
        problem.Detail.Should().Contain($"{first.Address} is the address of the host {Name}");

        (await second.JoinRefusedAsync(HttpStatusCode.Conflict, second.Request(await engine.TokenAsync()) with { Addresses = [second.Address, "192.168.25.72"] })).Detail.Should().Contain($"192.168.25.72 is the address of the host {Name}", "every address of a certificate counts");

        await second.JoinAsync(await engine.TokenAsync());
        var renewing = () => second.RenewAsync(first.Address);
        (await renewing.Should().ThrowAsync<Xunit.Sdk.XunitException>()).WithMessage($"*address of the host {Name}*");
        await second.RenewAsync();
    }

    [SkippableFact]
    public async Task Many_at_once_each_get_a_serial_number_of_their_own()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        var nodes = Enumerable.Range(1, 12).Select(number => new TestNode(engine, $"node{number}.test.org")).ToList();
        var tokens = new List<string>();
        foreach (var _ in nodes)
            tokens.Add(await engine.TokenAsync());

        await Task.WhenAll(nodes.Zip(tokens, (node, token) => node.JoinAsync(token)));

        nodes.Select(node => node.Serial).Should().OnlyHaveUniqueItems();
        Index(engine).Entries.Should().HaveCount(12);
        nodes.ForEach(node => node.Dispose());
    }

    [SkippableFact]
    public async Task Nothing_is_signed_while_setup_holds_the_register()
    {
        var time = new WaitCountingTime();
        await using var engine = await TestEngine.StartNewAsync(postgres, time);
        using var node = new TestNode(engine, Name);
        var token = await engine.TokenAsync();
        Task<JoinAnswer> joining;
        using ((await RegisterLock.TakeAsync(engine.Configuration.Pki.Folder, TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None)).Value)
        {
            var waits = time.WaitsAsync(RegisterLock.Pause, times: 3);
            joining = node.JoinAsync(token);
            (await Task.WhenAny(joining, waits).WaitAsync(TimeSpan.FromSeconds(30))).Should().BeSameAs(waits, "it tries again and again");
        }

        (await joining).State.Should().Be(JoinState.Joined);
    }

    [SkippableFact]
    public async Task A_damaged_register_is_told_and_nothing_is_half_enrolled()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);
        var token = await engine.TokenAsync();
        var index = Path.Combine(engine.Configuration.Pki.Folder, "index.txt");
        await File.WriteAllTextAsync(index, "rubbish\n");

        (await node.JoinRefusedAsync(HttpStatusCode.ServiceUnavailable, node.Request(token))).Code.Should().Be(NodeProblemCode.Unavailable);
        (await engine.HostsAsync()).Should().BeEmpty();
        File.Delete(index);

        (await node.JoinAsync(token)).State.Should().Be(JoinState.Joined);
    }

    private static CertificateIndex Index(TestEngine engine) =>
        CertificateIndex.Parse(File.ReadAllText(Path.Combine(engine.Configuration.Pki.Folder, "index.txt"))).Value;
}
