using System.Diagnostics;
using Appliance.Contracts.Nodes;
using Appliance.Machines.Files;
using Appliance.Machines.Services;
using Appliance.Modules.Agent;
using Appliance.Nodes;
using Appliance.Planning.Proofs;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Agent;

public sealed class AgentStepsTests : IDisposable
{
    private readonly TemporaryFolder _release = new();
    private readonly TestMachine _machine = ModuleBench.Prepared(new TestMachine { Commands = new FakeCommands() });

    public AgentStepsTests()
    {
        File.WriteAllText(_release["appliance"], "this program");
        _machine.ServiceList.States[NodePaths.AgentUnit] = new ServiceState(true, false, false, "dead");
        foreach (var folder in new[] { "usr", "usr/bin", "usr/lib" })
        {
            Directory.CreateDirectory(Path.Combine(_machine.Root, folder));
        }
    }

    public void Dispose()
    {
        _machine.Dispose();
        _release.Dispose();
    }

    [Fact]
    public async Task The_agent_is_set_up_once_and_restarted_by_a_newer_program()
    {
        var steps = AgentSteps.Of(_release["appliance"], _machine.Files);
        await ModuleBench.ApplyAsync(_machine, steps);
        _machine.ServiceList.Calls.Should().Equal($"enable {NodePaths.AgentUnit}", $"start {NodePaths.AgentUnit}");
        _machine.Files.Stat(AgentPaths.ToolLink)!.LinkTarget.Should().Be(NodePaths.Program);
        File.WriteAllText(_release["appliance"], "a newer program");
        await ModuleBench.ApplyAsync(_machine, steps);
        _machine.ServiceList.Calls[^1].Should().Be($"restart {NodePaths.AgentUnit}");
    }

    [Fact]
    public async Task Undoing_takes_all_of_it_away_with_what_the_agent_wrote()
    {
        var before = _machine.Tree();
        await ModuleBench.ApplyAsync(_machine, AgentSteps.Of(_release["appliance"], _machine.Files));
        new NodeFiles(_machine.Files).Write(new AgentState { Contact = true });
        (await ModuleBench.RollBackAsync(_machine, new AgentModule("/none"))).Should().BeEmpty();
        _machine.Tree().Should().Equal(before);
        _machine.Files.Exists(NodePaths.Data).Should().BeFalse();
    }

    [Fact]
    public async Task A_command_that_a_package_brought_stays_the_packages()
    {
        _machine.Files.WriteText(AgentPaths.ToolLink, "the package's", Ownership.PublicExecutable);
        await ModuleBench.ApplyAsync(_machine, AgentSteps.Of(_release["appliance"], _machine.Files));
        _machine.Files.ReadText(AgentPaths.ToolLink).Should().Be("the package's");
    }

    [Fact]
    public void A_trial_has_no_agent() =>
        new AgentModule("/none").Steps(ModuleBench.Context(ModuleBench.Site(ModuleBench.Minimal, trial: true), _machine)).Should().BeEmpty();

    [Fact]
    public void The_service() => Expectation.IsCurrent("tests/Appliance.Tests/Modules/Agent/expected/appliance-agent.service", Unit());

    [SkippableFact]
    public void The_service_manager_has_nothing_against_the_service()
    {
        Skip.IfNot(File.Exists("/usr/bin/systemd-analyze"), "systemd-analyze is not on this machine");
        var file = _release[NodePaths.AgentUnit];
        File.WriteAllText(file, Unit().Replace(NodePaths.Program, "/bin/true", StringComparison.Ordinal));
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", "--man=no", file]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd().Should().BeEmpty();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData(true, NodeStatus.Up, 3, ProofOutcome.Holds)]
    [InlineData(true, NodeStatus.Up, 4, ProofOutcome.Attention)]
    [InlineData(true, NodeStatus.Maintenance, 3, ProofOutcome.Holds)]
    [InlineData(true, NodeStatus.NonOperational, 3, ProofOutcome.Attention)]
    [InlineData(false, NodeStatus.Up, 3, ProofOutcome.Fails)]
    public async Task The_proof_goes_by_what_the_engine_answers(bool contact, string status, long settings, ProofOutcome outcome)
    {
        _machine.ServiceList.States[NodePaths.AgentUnit] = new ServiceState(true, true, true, "running");
        Directory.CreateDirectory(_machine.Root + NodePaths.Data);
        var files = new NodeFiles(_machine.Files);
        files.Write(new NodeIdentity { Engine = "engine.test.org:7443", Name = "node1", HostId = Guid.NewGuid(), SettingsVersion = 3 });
        files.Write(new AgentState { Contact = contact, Status = status, SettingsVersion = settings, Problem = contact ? null : "It is down." });
        (await ProveAsync()).Outcome.Should().Be(outcome);
    }

    [Fact]
    public async Task An_agent_that_does_not_run_is_no_contact_whatever_it_wrote_before()
    {
        Directory.CreateDirectory(_machine.Root + NodePaths.Data);
        new NodeFiles(_machine.Files).Write(new AgentState { Contact = true, Status = NodeStatus.Up });
        var result = await ProveAsync();
        result.Outcome.Should().Be(ProofOutcome.Fails);
        result.Seen.Should().Contain("does not run");
    }

    [Fact]
    public void A_plan_waits_for_everything_the_agent_needs() =>
        AgentSteps.Of("/none", _machine.Files)[^1].After.Should().Contain(["agent.program", "agent.unit", "agent.data"]);

    private async Task<ProofResult> ProveAsync()
    {
        var site = ModuleBench.Site(ModuleBench.Minimal);
        return await new AgentModule("/none", new HastyTime()).Proofs(site)[0].RunAsync(ModuleBench.Context(site, _machine), default);
    }

    private static string Unit() => ModuleBench.Templates.Render(AgentSteps.Template, AgentSteps.UnitModel());

    /// <summary>Each look at the clock is half a minute later.</summary>
    private sealed class HastyTime : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => _now += TimeSpan.FromSeconds(30);
    }
}
