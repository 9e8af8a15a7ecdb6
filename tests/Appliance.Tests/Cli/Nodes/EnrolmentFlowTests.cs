using Appliance.Cli.Flows;
using Appliance.Cli.Output;
using Appliance.Contracts.Events;
using Appliance.Machines.Secrets;
using Appliance.Machines.Ssh;
using Appliance.Modules.Nodes;
using Appliance.Planning.Events;
using Appliance.Tests.Machines.Ssh;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Cli.Nodes;

public sealed class EnrolmentFlowTests
{
    [SkippableFact]
    public async Task Twenty_nodes_at_once_and_the_one_that_fails_stops_no_other()
    {
        await using var bench = new CourierBench();
        await using var server = await SshServer.StartAsync();
        bench.KnownHosts.Set(server.Key());
        var program = await bench.ProgramAsync("""
            echo "{\"v\":1,\"time\":\"2026-01-01T00:00:00Z\",\"kind\":\"StepStarted\",\"id\":\"node.packages\",\"text\":\"Install packages with $input\",\"index\":1,\"count\":2}"
            case $input in *node7.test*)
              echo "{\"v\":1,\"time\":\"2026-01-01T00:00:00Z\",\"kind\":\"StepFailed\",\"level\":\"Error\",\"id\":\"node.packages\",\"text\":\"No room\",\"remedy\":\"Make room.\"}"
              exit 1;;
            esac
            """.Replace("with $input", "now", StringComparison.Ordinal));
        var names = Enumerable.Range(1, 20).Select(number => $"node{number}.test.org").ToList();
        var recorded = new RecordedEvents();
        await using var display = new NodeStream(recorded, TimeProvider.System);
        var masker = new SecretMasker();
        var most = 0;
        var now = 0;
        var flow = new EnrolmentFlow(display, 8, async (node, stop, abort) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            var enrolment = new NodeEnrolment(node, server.Target, bench.Connector.OpenAsync, new JoinTokens(new FakeEngineNodes(), names, masker, TimeProvider.System), program, [], masker, TimeProvider.System);
            var result = await enrolment.RunAsync(new NodeTaggedEvents(node, new MaskingEvents(masker, TimeProvider.System, [display])), stop, abort);
            Interlocked.Decrement(ref now);
            return result;
        });
        var results = await flow.RunAsync(names, default, default);
        results.Select(result => result.Node).Should().Equal(names);
        results.Where(result => result.Outcome != EnrolmentOutcome.Enrolled).Should().ContainSingle().Which.Should().Match<EnrolmentResult>(result =>
            result.Node == "node7.test.org" && result.Outcome == EnrolmentOutcome.Failed && result.Cause == "No room" && result.Remedy == "Make room.");
        most.Should().BeInRange(2, 8);
        recorded.All.Should().OnlyContain(value => value.Node != null);
        recorded.All.Where(value => value.Id == "node.packages" && value.Kind == EventKind.StepStarted).Should().HaveCount(20);
        recorded.All.Should().NotContain(value => value.Text.Contains("apj1."));
    }

    [Fact]
    public async Task After_a_stop_no_more_nodes_are_begun()
    {
        using var stop = new CancellationTokenSource();
        await using var display = new NodeStream(new RecordedEvents(), TimeProvider.System);
        var flow = new EnrolmentFlow(display, 1, async (node, _, _) =>
        {
            await stop.CancelAsync();
            return new EnrolmentResult(node, EnrolmentOutcome.Enrolled, 1);
        });
        (await flow.RunAsync(["a", "b", "c"], stop.Token, default)).Select(result => result.Outcome).Should().Equal(EnrolmentOutcome.Enrolled, EnrolmentOutcome.NotStarted, EnrolmentOutcome.NotStarted);
    }

    [Theory]
    [InlineData(9, "Its clock is 9 hours ahead of this machine's; certificates may not count there.")]
    [InlineData(-9, "Its clock is 9 hours behind this machine's; certificates may not count there.")]
    public async Task A_clock_that_is_off_is_told(int hours, string text)
    {
        var clock = DateTimeOffset.UtcNow.AddHours(hours).ToUnixTimeSeconds();
        var connection = new FakeConnection($"arch {ProgramFile.Architecture}\ntime {clock}\nfree 1000000\nfree 1000000\nprogram 00\n");
        var events = new RecordedEvents();
        var enrolment = new NodeEnrolment("node", new SshTarget { Address = "node" }, (_, _) => Task.FromResult<ISshConnection>(connection), new JoinTokens(new FakeEngineNodes(), [], new SecretMasker(), TimeProvider.System), new ProgramFile("/none", 0, "00"), [], new SecretMasker(), TimeProvider.System);
        (await enrolment.RunAsync(events, default, default)).Outcome.Should().Be(EnrolmentOutcome.Enrolled);
        events.All.Should().ContainSingle(value => value.Level == EventLevel.Warning).Which.Text.Should().Be(text);
    }

    [Theory]
    [InlineData("11111111-1111-1111-1111-111111111111", "node72.test.org", false)]
    [InlineData("22222222-2222-2222-2222-222222222222", "node72.test.org", true)]
    [InlineData("11111111-1111-1111-1111-111111111111", "node73.test.org", true)]
    [InlineData(null, null, true)]
    public async Task A_machine_that_is_the_very_host_the_engine_is_in_contact_with_needs_no_token(string? id, string? name, bool needsToken)
    {
        var node = id is null ? "" : $$"""node {  "engine": "engine.test.org:7443",  "name": "{{name}}",  "hostId": "{{id}}" }""";
        var connection = new FakeConnection($"arch {ProgramFile.Architecture}\ntime 0\nfree 1000000\nfree 1000000\nprogram 00\n{node}\n");
        var engine = new FakeEngineNodes();
        using var tokens = new JoinTokens(engine, [], new SecretMasker(), TimeProvider.System);
        var enrolment = new NodeEnrolment("node72.test.org", new SshTarget { Address = "node" }, (_, _) => Task.FromResult<ISshConnection>(connection), tokens, new ProgramFile("/none", 0, "00"), [], new SecretMasker(), TimeProvider.System)
        {
            Up = Guid.Parse("11111111-1111-1111-1111-111111111111"),
        };
        (await enrolment.RunAsync(new RecordedEvents(), default, default)).Outcome.Should().Be(EnrolmentOutcome.Enrolled);
        engine.Asked.Should().HaveCount(needsToken ? 1 : 0);
        connection.Told.Should().ContainSingle().Which.Contains("apj1.").Should().Be(needsToken);
    }

    [Fact]
    public async Task A_node_that_leaves_is_waited_for()
    {
        var engine = new FakeEngineNodes { LooksUntilGone = 0 };
        var events = new RecordedEvents();
        (await new NodeRemoveFlow(events, engine, TimeProvider.System).RunAsync(engine.Host, force: false, default)).Should().Be(0);
        engine.Asked.Should().Equal("remove node72.test.org False", "remove node72.test.org False");
        events.All[^2].Text.Should().Be("Nothing stayed on it.");
        events.All[^1].Text.Should().Be("node72.test.org has left; its certificate is revoked.");
    }
}
