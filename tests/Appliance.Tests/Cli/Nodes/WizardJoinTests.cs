using Appliance.Cli.Flows;
using Appliance.Contracts.Events;
using Appliance.Contracts.Nodes;
using Appliance.Machines.Accounts;
using Appliance.Machines.Files;
using Appliance.Planning.Runs;
using Appliance.Tests.Nodes;
using Appliance.Wizard.Runs;
using FluentAssertions;

namespace Appliance.Tests.Cli.Nodes;

/// <summary>What the wizard has done to make a machine a node.</summary>
public sealed class WizardJoinTests : IAsyncLifetime
{
    private readonly List<RunEvent> _said = [];
    private JoinBench _bench = null!;
    private WizardJoin _join = null!;
    private RunLock _held = null!;

    private FakeNodeEngine Engine => _bench.Engine;

    public async Task InitializeAsync()
    {
        _bench = await JoinBench.StartAsync();
        // The set-up that has the wizard has the lock.
        Directory.CreateDirectory(_bench.Root);
        _held = RunLock.TryTake(new LocalFiles(_bench.Root, new AccountDatabase(), setsOwners: false), TimeProvider.System, "appliance setup", out _)!;
        Engine.Settings = new NodeSettings { Name = "node1.test.org", Version = 3, Answers = "version: 1\nprobe: { answer: 4711 }\n" };
        _join = new WizardJoin(_bench.Open, _bench.Options(withToken: false) with { Yes = false }, default) { Confirm = (_, _) => Task.FromResult(true) };
        _join.Said += value =>
        {
            lock (_said)
            {
                _said.Add(value);
            }
        };
    }

    public async Task DisposeAsync()
    {
        _join.Dispose();
        _held.Dispose();
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task A_machine_joins_by_a_token_is_set_up_when_confirmed_and_proven()
    {
        var steps = new List<string>();
        _join.Confirm = (plan, _) =>
        {
            steps.AddRange(plan.Changes.Select(change => change.Step.Id));
            return Task.FromResult(true);
        };
        _join.Choose(Engine.Endpoint.Engine.ToString(), Engine.Token.Text);
        (await _join.RunAsync()).Outcome.Should().Be(RunOutcome.Finished, _bench.Said.ToString());
        steps.Should().Contain("probe.file");
        File.ReadAllText(_bench.Root + "/etc/appliance/probe").Should().Be("4711\n");
        _said.Should().Contain(e => e.Kind == EventKind.StepPlanned && e.Id == "probe.file").And.Contain(e => e.Kind == EventKind.StepDone && e.Id == "probe.file");
        (await _join.ProveAsync(default)).Works.Should().BeTrue();
        _said[^1].Kind.Should().Be(EventKind.Proven);
        _join.End.Should().BeEquivalentTo(new { Command = "appliance node join", IsUndone = false });
    }

    [Fact]
    public async Task What_is_not_confirmed_is_not_set_up()
    {
        _join.Confirm = (_, _) => Task.FromResult(false);
        _join.Choose(Engine.Endpoint.Engine.ToString(), Engine.Token.Text);
        (await _join.RunAsync()).Outcome.Should().Be(RunOutcome.Stopped);
        _bench.Exists("/etc/appliance/probe").Should().BeFalse();
    }

    [Fact]
    public async Task Without_a_token_the_words_are_told_until_it_is_approved()
    {
        Engine.Approved = false;
        var told = new TaskCompletionSource<(string Name, string Words)>();
        _join.Awaits += (name, words) =>
        {
            told.TrySetResult((name, words));
            Engine.Approved = true;
        };
        _join.Choose(Engine.Endpoint.Engine.ToString(), "");
        (await _join.RunAsync()).Outcome.Should().Be(RunOutcome.Finished, _bench.Said.ToString());
        var (name, words) = await told.Task;
        name.Should().Be("node1.test.org");
        words.Split(' ').Should().HaveCount(4);
        _said.Should().Contain(e => e.Text.Contains(words, StringComparison.Ordinal), "the log has them too");
    }

    [Fact]
    public async Task Waiting_for_approval_is_stopped()
    {
        Engine.Approved = false;
        _join.Awaits += (_, _) => _join.StopAfterStep();
        _join.Choose(Engine.Endpoint.Engine.ToString(), "");
        (await _join.RunAsync().WaitAsync(TimeSpan.FromSeconds(15))).Outcome.Should().Be(RunOutcome.Stopped);
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_remedy_and_another_try_goes_on()
    {
        Engine.Refusals[NodeApi.JoinPath] = (401, new NodeProblem { Code = NodeProblemCode.TokenExpired, Detail = "Its time is over.", Remedy = "" });
        _join.Choose(Engine.Endpoint.Engine.ToString(), Engine.Token.Text);
        var failed = await _join.RunAsync();
        failed.Should().BeEquivalentTo(new { Outcome = RunOutcome.Failed, FailedStep = (string?)null });
        failed.Cause.Should().Contain("Its time is over.");
        failed.Remedy.Should().Contain("appliance node token");

        Engine.Refusals.Clear();
        _bench.Probe.Failure = "The disk is full.";
        (await _join.RunAsync()).Should().BeEquivalentTo(new { Outcome = RunOutcome.Failed, FailedStep = "probe.file", Cause = "The disk is full.", Remedy = "Mend it." });
        _bench.Probe.Failure = null;
        (await _join.RunAsync()).Outcome.Should().Be(RunOutcome.Finished, _bench.Said.ToString());
    }

    [Fact]
    public async Task Undoing_leaves_the_engine()
    {
        _bench.Probe.Failure = "The disk is full.";
        _join.Choose(Engine.Endpoint.Engine.ToString(), Engine.Token.Text);
        await _join.RunAsync();
        (await _join.UndoAsync()).Should().Be(UndoEnd.Complete);
        Engine.Reports.Last().Phase.Should().Be(NodePhase.Left);
        Directory.Exists(_bench.Root).Should().BeFalse();
        _join.End!.IsUndone.Should().BeTrue();
    }

    [Theory]
    [InlineData("engine.test.org", true)]
    [InlineData("https://engine.test.org:7444/", true)]
    [InlineData("", false)]
    [InlineData("two words", false)]
    public void An_engine_is_known_by_its_form(string text, bool expected) => _join.IsEngine(text).Should().Be(expected);
}
