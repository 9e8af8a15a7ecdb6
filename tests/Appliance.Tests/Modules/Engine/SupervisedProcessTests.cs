using Appliance.Machines.Files;
using Appliance.Modules.Engine;
using Appliance.Planning.Plans;
using Appliance.Planning.Runs;
using Appliance.Planning.Undo;
using Appliance.Tests.Planning.Runs;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Engine;

/// <summary>A small script in the engine's place: it says what it does, writes a file when it is ready, and obeys signals.</summary>
public sealed class SupervisedProcessTests : IDisposable
{
    private const string Ready = "/run/ready";
    private const string Settings = "/etc/thing.conf";

    private static readonly SupervisedProcess Thing = new("thing", "/usr/lib/thing", ["run", Settings]);

    private readonly TestMachine _machine = new();

    public SupervisedProcessTests()
    {
        Directory.CreateDirectory(_machine.Root + "/usr/lib");
        File.WriteAllText(_machine.Root + Settings, "setting = 1\n");
        Script($"echo starting; echo $$ > {_machine.Root}{Ready}; trap 'echo stopping; exit 0' TERM; while :; do sleep 0.05; done");
    }

    [Fact]
    public async Task It_is_started_once_and_left_alone_while_its_files_stay()
    {
        (await RunHarness.RunAsync(_machine, [Step()])).Should().Be(new RunResult(RunOutcome.Finished, 1));
        var first = Thing.Find(_machine.Files)!;
        _machine.Files.ReadText(Ready).Trim().Should().Be($"{first.Id}");
        (await RunHarness.RunAsync(_machine, [Step()])).Should().Be(new RunResult(RunOutcome.Finished, 0));
        Thing.Find(_machine.Files)!.Id.Should().Be(first.Id);
    }

    [Fact]
    public async Task It_is_restarted_when_a_file_changes_and_told_to_end_first()
    {
        await RunHarness.RunAsync(_machine, [Step()]);
        var first = Thing.Find(_machine.Files)!;
        File.WriteAllText(_machine.Root + Settings, "setting = 2\n");
        _machine.Files.DeleteFile(Ready);
        (await PlanAsync()).Changes.Single().Inspection.Change!.Summary.Should().Be("Restart thing");

        (await RunHarness.RunAsync(_machine, [Step()])).Outcome.Should().Be(RunOutcome.Finished);

        ProcessTable.IsAlive(first).Should().BeFalse();
        Thing.Find(_machine.Files)!.Id.Should().NotBe(first.Id);
        _machine.Files.ReadText(Thing.LogFile).Should().Be("starting\nstopping\nstarting\n");
    }

    [Fact]
    public async Task One_that_dies_at_once_is_a_failure_with_its_last_words()
    {
        Script("echo it begins; echo 'the port 8443 is taken' >&2; exit 3");
        var result = await RunHarness.RunAsync(_machine, [Step()]);
        result.Outcome.Should().Be(RunOutcome.Failed);
        result.Cause.Should().Be("thing ended right after it was started. It said last:\n  it begins\n  the port 8443 is taken");
    }

    [Fact]
    public async Task One_that_falls_silent_before_it_is_ready_is_not_waited_for_any_longer()
    {
        Script("echo waiting for something; while :; do sleep 0.05; done");
        var step = new SupervisedProcessStep("thing.process", "Start thing", Thing, [Settings], (_, _) => Task.FromResult(false)) { SilencePatience = TimeSpan.FromSeconds(1) };
        var result = await RunHarness.RunAsync(_machine, [step]);
        result.Cause.Should().StartWith("thing does not get ready").And.EndWith("It said last:\n  waiting for something");
    }

    [Fact]
    public async Task Undoing_stops_it_and_leaves_nothing()
    {
        Script($"echo $$ > {_machine.Root}{Ready}; trap '' TERM; while :; do sleep 0.05; done");
        File.WriteAllText(_machine.Root + Ready, "");
        var tree = _machine.Tree();
        _machine.Files.DeleteFile(Ready);
        await RunHarness.RunAsync(_machine, [Step()]);
        var process = Thing.Find(_machine.Files)!;

        (await RollBackAsync()).Should().BeEmpty();

        ProcessTable.IsAlive(process).Should().BeFalse("what ignores the request to end is ended");
        File.WriteAllText(_machine.Root + Ready, "");
        _machine.Tree().Should().Equal(tree);
    }

    [Fact]
    public async Task Undoing_a_restart_runs_it_again()
    {
        await RunHarness.RunAsync(_machine, [Step()]);
        File.WriteAllText(_machine.Root + Settings, "setting = 2\n");
        await RunHarness.RunAsync(_machine, [Step()]);
        var second = Thing.Find(_machine.Files)!;
        (await RollBackAsync()).Should().BeEmpty();
        ProcessTable.IsAlive(second).Should().BeFalse();
        Thing.Find(_machine.Files).Should().NotBeNull();
    }

    [Fact]
    public async Task One_whose_record_was_lost_is_found_again_and_one_with_its_number_is_not_taken_for_it()
    {
        await RunHarness.RunAsync(_machine, [Step()]);
        var process = Thing.Find(_machine.Files)!;
        var self = ProcessTable.Find(Environment.ProcessId)!;
        Thing.Record(_machine.Files, self);
        Thing.Find(_machine.Files)!.Id.Should().Be(process.Id);
        _machine.Files.DeleteFile(Thing.PidFile);
        Thing.Find(_machine.Files)!.Id.Should().Be(process.Id);
        (await RunHarness.RunAsync(_machine, [Step()])).Outcome.Should().Be(RunOutcome.Finished);
        _machine.Files.Exists(Thing.PidFile).Should().BeTrue();
    }

    public void Dispose()
    {
        // By its command line alone: a record that is wrong must not lead to another process.
        _machine.Files.DeleteFile(Thing.PidFile);
        while (Thing.Find(_machine.Files) is { } process)
        {
            ProcessTable.StopAsync(process, TimeSpan.FromSeconds(1), TimeProvider.System, default).GetAwaiter().GetResult();
        }

        _machine.Dispose();
    }

    private SupervisedProcessStep Step() => new(
        "thing.process", "Start thing", Thing, [Settings], (context, _) => Task.FromResult(context.Machine.Files.ReadTextOrNull(Ready)?.EndsWith('\n') == true));

    private Task<Plan> PlanAsync() => Planner.MakeAsync([Step()], RunHarness.Context(_machine, null), default);

    private Task<IReadOnlyList<string>> RollBackAsync()
    {
        var store = new RunStore(_machine.Files, TimeProvider.System);
        return new Rollback(_machine, store, [.. UndoActions.Generic, new ProcessUndo(TimeSpan.FromSeconds(1))], new RecordedEvents()).UndoAsync(store.All()[^1], default);
    }

    private void Script(string text)
    {
        var path = _machine.Root + Thing.Program;
        File.WriteAllText(path, "#!/bin/sh\n" + text + "\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }
}
