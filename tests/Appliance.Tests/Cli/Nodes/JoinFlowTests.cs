using Appliance.Cli;
using Appliance.Cli.Flows;
using Appliance.Contracts.Events;
using Appliance.Contracts.Nodes;
using Appliance.Machines.Accounts;
using Appliance.Machines.Files;
using Appliance.Nodes;
using Appliance.Planning.Runs;
using Appliance.Tests.Nodes;
using FluentAssertions;

namespace Appliance.Tests.Cli.Nodes;

public sealed class JoinFlowTests : IAsyncLifetime
{
    private JoinBench _bench = null!;

    private FakeNodeEngine Engine => _bench.Engine;

    public async Task InitializeAsync()
    {
        _bench = await JoinBench.StartAsync();
        Engine.Settings = Settings(3, 4711);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_machine_becomes_what_the_engine_says_and_tells_it_how_far_it_is()
    {
        (await _bench.JoinAsync(_bench.Options())).Should().Be(ExitCode.Done, _bench.Said.ToString());
        File.ReadAllText(_bench.Root + "/etc/appliance/probe").Should().Be("4711\n");
        File.ReadAllText(_bench.Root + NodePaths.Answers).Should().Contain("4711");
        _bench.Node.Identity().Should().BeEquivalentTo(new { Name = "node1.test.org", Engine.HostId, SettingsVersion = 3L });
        Engine.Reports.Last().Phase.Should().Be(NodePhase.Installed);
        Engine.Reports.SkipLast(1).Should().OnlyContain(report => report.Phase == NodePhase.Installing && report.Text != null);
        _bench.Events[^1].Kind.Should().Be(EventKind.RunFinished);
        _bench.Events[^1].Text.Should().Contain("node1.test.org is a node of engine.test.org:");
    }

    [Fact]
    public async Task Run_again_without_arguments_it_asks_for_settings_and_changes_what_differs()
    {
        await _bench.JoinAsync(_bench.Options());
        var again = new JoinOptions { Yes = true, Wait = TimeSpan.FromSeconds(20) };
        (await _bench.JoinAsync(again)).Should().Be(ExitCode.Done, _bench.Said.ToString());
        _bench.Events.Should().NotContain(e => e.Kind == EventKind.StepDone);
        Engine.Joins.Should().ContainSingle();

        Engine.Settings = Settings(4, 4712);
        (await _bench.JoinAsync(again)).Should().Be(ExitCode.Done);
        File.ReadAllText(_bench.Root + "/etc/appliance/probe").Should().Be("4712\n");
        _bench.Node.Identity()!.SettingsVersion.Should().Be(4);
        (await _bench.JoinAsync(_bench.Options(withToken: false))).Should().Be(ExitCode.Done, "the engine may be named again");
        Engine.Joins.Should().ContainSingle();
    }

    [Fact]
    public async Task Another_run_is_waited_for_when_node_add_sent_it_and_refused_else()
    {
        Directory.CreateDirectory(_bench.Root);
        var held = RunLock.TryTake(new LocalFiles(_bench.Root, new AccountDatabase(), setsOwners: false), TimeProvider.System, "appliance node join", out _)!;
        (await _bench.JoinAsync(_bench.Options())).Should().Be(ExitCode.Locked);
        (await _bench.JoinAsync(_bench.Options() with { WaitsForRun = true, Wait = TimeSpan.Zero })).Should().Be(ExitCode.Locked, "not for ever");

        using var ending = new Timer(_ => held.Dispose(), null, TimeSpan.FromMilliseconds(300), Timeout.InfiniteTimeSpan);
        (await _bench.JoinAsync(_bench.Options() with { WaitsForRun = true })).Should().Be(ExitCode.Done, _bench.Said.ToString());
        _bench.Events.Where(e => e.Text.Contains("Another run is at work", StringComparison.Ordinal)).Should().ContainSingle();
    }

    [Fact]
    public async Task Without_an_engine_named_or_known_it_is_wrong_usage()
    {
        (await _bench.JoinAsync(new JoinOptions { Yes = true })).Should().Be(ExitCode.Usage);
        _bench.Events[^1].Kind.Should().Be(EventKind.RunFailed);
    }

    [Fact]
    public async Task A_refused_token_leaves_the_key_and_nothing_else()
    {
        Engine.Refusals[NodeApi.JoinPath] = (401, new NodeProblem { Code = NodeProblemCode.TokenExpired, Detail = "Its time is over.", Remedy = "" });
        (await _bench.JoinAsync(_bench.Options())).Should().Be(ExitCode.Failed);
        _bench.Events[^1].Should().BeEquivalentTo(new { Kind = EventKind.RunFailed, Text = $"The engine {Engine.Endpoint} refuses: Its time is over." });
        _bench.Events[^1].Remedy.Should().Contain("appliance node token");
        Files().Should().Equal(NodePaths.Key);

        Engine.Refusals.Clear();
        var key = File.ReadAllText(_bench.Root + NodePaths.Key);
        (await _bench.JoinAsync(_bench.Options())).Should().Be(ExitCode.Done);
        File.ReadAllText(_bench.Root + NodePaths.Key).Should().Be(key);
    }

    [Fact]
    public async Task A_token_of_another_engine_changes_nothing_at_all()
    {
        await using var other = await FakeNodeEngine.StartAsync();
        (await _bench.JoinAsync(_bench.Options() with { Token = other.Token })).Should().Be(ExitCode.Failed);
        Files().Should().BeEmpty();
        Engine.Joins.Should().BeEmpty();
    }

    [Fact]
    public async Task A_clock_that_is_off_is_a_failed_check_before_anything_is_changed()
    {
        Engine.ClockOffset = TimeSpan.FromHours(9);
        (await _bench.JoinAsync(_bench.Options())).Should().Be(ExitCode.Check);
        Files().Should().BeEmpty();
    }

    [Fact]
    public async Task A_node_of_another_engine_is_refused_and_stays_one()
    {
        await _bench.JoinAsync(_bench.Options());
        await using var other = await FakeNodeEngine.StartAsync();
        (await _bench.JoinAsync(_bench.Options() with { Engine = other.Endpoint.Engine, Token = other.Token })).Should().Be(ExitCode.Check);
        _bench.Events[^1].Text.Should().Contain("appliance node leave");
        other.Joins.Should().BeEmpty();
        (await _bench.JoinAsync(new JoinOptions { Yes = true })).Should().Be(ExitCode.Done);
    }

    [Fact]
    public async Task Another_name_for_a_node_is_refused()
    {
        await _bench.JoinAsync(_bench.Options());
        (await _bench.JoinAsync(_bench.Options() with { Name = "other" })).Should().Be(ExitCode.Usage);
        _bench.Events[^1].Text.Should().Contain("is the node node1.test.org already");
    }

    [Fact]
    public async Task A_machine_with_an_engine_is_refused_before_it_speaks()
    {
        Directory.CreateDirectory(_bench.Root + "/etc/appliance");
        File.WriteAllText(_bench.Root + "/etc/appliance/answers.yaml", "");
        (await _bench.JoinAsync(_bench.Options())).Should().Be(ExitCode.Check);
        Engine.Paths.Should().BeEmpty();
    }

    [Fact]
    public async Task A_node_the_engine_has_removed_joins_again_when_the_engine_is_named()
    {
        await _bench.JoinAsync(_bench.Options());
        Engine.Refusals[NodeApi.SettingsPath] = (403, new NodeProblem { Code = NodeProblemCode.NotEnrolled, Detail = "It was removed.", Remedy = "Enrol it again." });
        (await _bench.JoinAsync(new JoinOptions { Yes = true })).Should().Be(ExitCode.Failed);
        _bench.Events[^1].Remedy.Should().Be("Enrol it again.");

        await _bench.JoinAsync(_bench.Options());
        Engine.Joins.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(NodeApi.JoinPath)]
    [InlineData(NodeApi.SettingsPath)]
    [InlineData(NodeApi.IdentityPath)]
    public async Task Cut_off_after_any_exchange_it_comes_to_the_same_end(string path)
    {
        if (path == NodeApi.JoinPath)
        {
            Engine.LostAnswers = 1;
        }
        else
        {
            Engine.Refusals[path] = (503, new NodeProblem { Code = NodeProblemCode.Unavailable, Detail = "Not now.", Remedy = "" });
        }

        (await _bench.JoinAsync(_bench.Options() with { Wait = TimeSpan.Zero })).Should().Be(ExitCode.Failed);
        Engine.Refusals.Clear();
        (await _bench.JoinAsync(_bench.Options())).Should().Be(ExitCode.Done, _bench.Said.ToString());
        Engine.Joins.Select(join => join.MachineId).Distinct().Should().ContainSingle();
        _bench.Node.Identity()!.SettingsVersion.Should().Be(3);
    }

    [Fact]
    public async Task A_step_that_fails_is_told_to_the_engine_with_its_cause_and_the_run_goes_on_later()
    {
        _bench.Probe.Failure = "The disk is full.";
        (await _bench.JoinAsync(_bench.Options())).Should().Be(ExitCode.Failed);
        Engine.Reports.Last().Should().BeEquivalentTo(new { Phase = NodePhase.Failed, Text = "Write the probe: The disk is full. Mend it." });
        _bench.Node.Identity()!.SettingsVersion.Should().Be(0, "it is not set up by these settings yet");
        _bench.Events[^1].Remedy.Should().Contain("`appliance node join` goes on");

        _bench.Probe.Failure = null;
        (await _bench.JoinAsync(new JoinOptions { Yes = true })).Should().Be(ExitCode.Done);
        Engine.Reports.Last().Phase.Should().Be(NodePhase.Installed);
    }

    [Fact]
    public async Task Settings_that_cannot_be_are_told_at_both_ends()
    {
        Engine.Settings = new NodeSettings { Name = "node1.test.org", Version = 3, Answers = "version: 1\nprobe: { answer: many }\n" };
        (await _bench.JoinAsync(_bench.Options())).Should().Be(ExitCode.Answers);
        Engine.Reports.Last().Phase.Should().Be(NodePhase.Failed);
        Engine.Reports.Last().Text.Should().Contain("probe.answer");
        _bench.Events[^1].Kind.Should().Be(EventKind.RunFailed);
    }

    [Fact]
    public async Task A_node_is_only_done_when_the_engine_knows_it()
    {
        Engine.Refusals[NodeApi.ReportPath] = (503, new NodeProblem { Code = NodeProblemCode.Unavailable, Detail = "Not now.", Remedy = "" });
        (await _bench.JoinAsync(_bench.Options() with { Wait = TimeSpan.Zero })).Should().Be(ExitCode.Failed);
        _bench.Exists("/etc/appliance/probe").Should().BeTrue("reports on the way fail no run");
        _bench.Events[^1].Text.Should().Contain("This node is set up").And.Contain("could not be told so: ");

        Engine.Refusals.Clear();
        (await _bench.JoinAsync(new JoinOptions { Yes = true })).Should().Be(ExitCode.Done);
        Engine.Reports.Last().Phase.Should().Be(NodePhase.Installed);
    }

    [Fact]
    public async Task A_node_that_works_is_none_the_worse_for_a_join_that_changed_nothing()
    {
        await _bench.JoinAsync(_bench.Options());
        Engine.Settings = Settings(4, 4712);
        (await _bench.JoinAsync(new JoinOptions())).Should().NotBe(ExitCode.Done, "nobody confirms");
        Engine.Reports.Last().Phase.Should().Be(NodePhase.Installed);

        _bench.Probe.Failure = "The disk is full.";
        await _bench.JoinAsync(new JoinOptions { Yes = true });
        Engine.Reports.Last().Phase.Should().Be(NodePhase.Failed, "a step was begun");
    }

    [Fact]
    public async Task What_nobody_expected_is_told_to_the_engine_too()
    {
        _bench.Probe.Breaks = new IOException("No space left on device");
        var joining = () => _bench.JoinAsync(_bench.Options());
        await joining.Should().ThrowAsync<IOException>();
        Engine.Reports.Last().Should().BeEquivalentTo(new { Phase = NodePhase.Failed, Text = "No space left on device" });
    }

    [Fact]
    public async Task The_token_is_in_nothing_that_is_said_or_kept()
    {
        var options = _bench.Options();
        Engine.Refusals[NodeApi.SettingsPath] = (400, new NodeProblem { Code = NodeProblemCode.Malformed, Detail = $"It said {options.Token!.Text} and {options.Token.Secret}.", Remedy = options.Token.Secret });
        (await _bench.JoinAsync(options)).Should().Be(ExitCode.Failed);
        var said = _bench.Said.ToString();
        said.Should().Contain("It said ********");
        Engine.Refusals.Clear();
        await _bench.JoinAsync(options);
        Engine.Joins.Should().Contain(join => join.Token == options.Token.Secret);
        foreach (var text in Directory.EnumerateFiles(_bench.Root, "*", SearchOption.AllDirectories).Select(File.ReadAllText).Append(said).Append(_bench.Said.ToString()))
        {
            text.Should().NotContain(options.Token.Secret);
        }
    }

    [Fact]
    public async Task Leaving_undoes_everything_and_tells_the_engine()
    {
        await _bench.JoinAsync(_bench.Options());
        (await _bench.LeaveAsync(byEngine: true)).Should().Be(ExitCode.Done, _bench.Said.ToString());
        Engine.Reports.Last().Phase.Should().Be(NodePhase.Left);
        Directory.Exists(_bench.Root).Should().BeFalse();
    }

    [Fact]
    public async Task Leaving_an_engine_that_is_away_is_told_with_what_to_do_there()
    {
        await _bench.JoinAsync(_bench.Options());
        Engine.Refusals[NodeApi.ReportPath] = (500, new NodeProblem { Code = NodeProblemCode.NotEnrolled, Detail = "It was removed.", Remedy = "" });
        (await _bench.LeaveAsync()).Should().Be(ExitCode.Done);
        _bench.Events[^1].Remedy.Should().Contain("appliance node remove node1.test.org");
    }

    [Fact]
    public async Task Leaving_where_nothing_is_set_up_says_so()
    {
        (await _bench.LeaveAsync()).Should().Be(ExitCode.Done);
        _bench.Said.ToString().Should().Contain("Nothing is set up here");
    }

    [Fact]
    public async Task What_was_refused_can_be_left_too()
    {
        Engine.Refusals[NodeApi.JoinPath] = (403, new NodeProblem { Code = NodeProblemCode.Rejected, Detail = "No.", Remedy = "" });
        await _bench.JoinAsync(_bench.Options(withToken: false));
        (await _bench.LeaveAsync()).Should().Be(ExitCode.Done);
        Directory.Exists(_bench.Root).Should().BeFalse();
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_bench.Root + "/", "*", SearchOption.AllDirectories)
        .Select(path => path[_bench.Root.Length..].Replace("//", "/", StringComparison.Ordinal))
        .Where(path => path.StartsWith("/etc/", StringComparison.Ordinal));

    private static NodeSettings Settings(long version, int answer) => new() { Name = "node1.test.org", Version = version, Answers = $"version: 1\nprobe: {{ answer: {answer} }}\n" };
}
