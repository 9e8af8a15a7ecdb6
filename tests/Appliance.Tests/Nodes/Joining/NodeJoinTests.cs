using Appliance.Contracts.Nodes;
using Appliance.Nodes.Engines;
using Appliance.Nodes.Joining;
using Appliance.Pki.Keys;
using FluentAssertions;

namespace Appliance.Tests.Nodes.Joining;

public sealed class NodeJoinTests : IDisposable
{
    private readonly KeyPair _key = KeyPair.Create(KeyKind.EcdsaP256);
    private readonly List<string> _said = [];

    public static TheoryData<string> Codes =>
    [
        NodeProblemCode.Malformed, NodeProblemCode.Protocol, NodeProblemCode.TokenUnknown, NodeProblemCode.TokenExpired, NodeProblemCode.TokenUsed,
        NodeProblemCode.TokenName, NodeProblemCode.Rejected, NodeProblemCode.NotEnrolled, NodeProblemCode.NameTaken, NodeProblemCode.MachineTaken,
        NodeProblemCode.AddressTaken, NodeProblemCode.TooMany, NodeProblemCode.Unavailable,
    ];

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task A_token_gets_a_certificate_for_the_key_that_was_shown()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        var joined = await AskAsync(engine, Terms(engine.Token.Secret));
        joined.Identity.Should().BeEquivalentTo(new { Engine = engine.Endpoint.ToString(), Name = engine.Name, engine.HostId, SettingsVersion = 0L });
        NodeRequest.RequireFitting(joined.CertificatePem, _key, engine.Ca, DateTimeOffset.UtcNow).Should().NotBeNull();
        joined.Words.Should().Be(FourWords.Of(engine.Ca, _key.PublicKey));
        (await AskAsync(engine, Terms(engine.Token.Secret))).CertificatePem.Should().Be(joined.CertificatePem, "the same key gets the same answer");
    }

    [Fact]
    public async Task Without_a_token_it_shows_the_words_once_and_waits_for_approval()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        engine.Approved = false;
        var asking = AskAsync(engine, Terms(null));
        await UntilAsync(() => engine.Joins.Count >= 2);
        engine.Approved = true;
        (await asking).Identity.Name.Should().Be(engine.Name);
        _said.Should().ContainSingle().Which.Should().Contain("appliance node approve node1.test.org").And.Contain(FourWords.Of(engine.Ca, _key.PublicKey));
    }

    [Fact]
    public async Task Nobody_who_approves_in_time_is_told_and_the_node_may_ask_again()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        engine.Approved = false;
        var act = () => AskAsync(engine, Terms(null) with { Patience = TimeSpan.Zero });
        (await act.Should().ThrowAsync<EngineException>()).Which.Remedy.Should().Contain("appliance node approve node1.test.org");
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_cancelled()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        engine.Approved = false;
        using var stop = new CancellationTokenSource();
        var asking = AskAsync(engine, Terms(null), stop.Token);
        await UntilAsync(() => !engine.Joins.IsEmpty);
        await stop.CancelAsync();
        await ((Func<Task>)(() => asking)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Other_words_at_the_engine_mean_that_somebody_sits_between()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        engine.OtherWords = "babab babab babab babab";
        await ((Func<Task>)(() => AskAsync(engine, Terms(null)))).Should().ThrowAsync<EngineUntrustedException>().WithMessage("*somebody sits between*");
    }

    [Fact]
    public async Task A_certificate_for_another_key_is_not_taken()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        using var other = KeyPair.Create(KeyKind.EcdsaP256);
        engine.OtherCertificate = engine.Sign(other.PublicKey);
        await ((Func<Task>)(() => AskAsync(engine, Terms("x")))).Should().ThrowAsync<EngineException>().WithMessage("*another key*");
    }

    [Fact]
    public async Task A_certificate_of_another_CA_is_not_taken()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        await using var other = await FakeNodeEngine.StartAsync();
        engine.OtherCertificate = other.Sign(_key.PublicKey);
        await ((Func<Task>)(() => AskAsync(engine, Terms("x")))).Should().ThrowAsync<EngineException>().WithMessage("*not one of the engine's CA*");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_refusal_becomes_a_message_and_a_remedy(string code)
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        engine.Refusals[NodeApi.JoinPath] = (403, new NodeProblem { Code = code, Detail = "It \e[31mmust not be.", Remedy = "" });
        var act = () => AskAsync(engine, Terms("x") with { Patience = TimeSpan.Zero });
        var refused = (await act.Should().ThrowAsync<EngineRefusedException>()).Which;
        refused.Code.Should().Be(code);
        refused.Message.Should().Contain("It ?[31mmust not be.", "what comes from the network cannot steer the terminal");
        refused.Remedy.Should().NotBeNullOrEmpty();
        refused.IsPassing.Should().Be(code is NodeProblemCode.Unavailable or NodeProblemCode.TooMany);
    }

    [Fact]
    public async Task The_engines_own_remedy_counts_where_it_has_one()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        engine.Refusals[NodeApi.JoinPath] = (409, new NodeProblem { Code = NodeProblemCode.NameTaken, Detail = "Taken.", Remedy = "Remove node7 first." });
        (await ((Func<Task>)(() => AskAsync(engine, Terms("x")))).Should().ThrowAsync<EngineRefusedException>()).Which.Remedy.Should().Be("Remove node7 first.");
    }

    [Fact]
    public async Task An_answer_that_got_lost_is_asked_for_again_and_told_once()
    {
        await using var engine = await FakeNodeEngine.StartAsync();
        engine.LostAnswers = 2;
        var joined = await AskAsync(engine, Terms(engine.Token.Secret));
        joined.Identity.HostId.Should().Be(engine.HostId);
        engine.Joins.Should().HaveCount(3);
        _said.Should().ContainSingle().Which.Should().Contain("Trying again until");
    }

    private async Task<JoinedNode> AskAsync(FakeNodeEngine engine, JoinTerms terms, CancellationToken cancellationToken = default)
    {
        using var client = engine.Client();
        var known = await EngineIntroduction.MeetAsync(engine.Endpoint, engine.Token.CaPin, TimeProvider.System, default);
        return await new NodeJoin(known, client, TimeProvider.System, _said.Add).AskAsync(_key, terms, cancellationToken);
    }

    private static JoinTerms Terms(string? secret) => new()
    {
        Secret = secret,
        MachineId = "machine-1",
        Addresses = ["10.0.200.72"],
        Facts = new NodeFacts { HostName = "node1", OperatingSystem = "Debian 12", Kernel = "6.1", Architecture = "x86_64", CpuModel = "test", CpuThreads = 2, Memory = 1, Kvm = true, Version = "1.0.0" },
    };

    private static async Task UntilAsync(Func<bool> condition)
    {
        var end = DateTime.UtcNow.AddSeconds(20);
        while (!condition())
        {
            DateTime.UtcNow.Should().BeBefore(end, "it should have happened by now");
            await Task.Delay(20);
        }
    }
}
