using Appliance.Contracts.Events;
using Appliance.Machines.Files;
using Appliance.Machines.Services;
using Appliance.Planning.Events;
using Appliance.Planning.Plans;
using Appliance.Planning.Runs;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Planning.Runs;

public sealed class RunnerTests
{
    private const string Unit = "thing.service";

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        using var machine = Machine();
        (await RunHarness.RunAsync(machine, Steps())).Should().Be(new RunResult(RunOutcome.Finished, 6));
        var tree = machine.Tree();

        var plan = await Planner.MakeAsync(Steps(), RunHarness.Context(machine, null), default);
        plan.Changes.Should().BeEmpty();
        (await RunHarness.RunAsync(machine, Steps())).Should().Be(new RunResult(RunOutcome.Finished, 0));
        machine.Tree().Should().Equal(tree);
    }

    [Fact]
    public async Task A_plan_touches_nothing()
    {
        using var machine = Machine();
        var tree = machine.Tree();
        var plan = await Planner.MakeAsync(Steps(), RunHarness.Context(machine, null), default);
        plan.Changes.Should().HaveCount(6);
        machine.Tree().Should().Equal(tree);
        Directory.Exists(machine.Root + "/var/lib/appliance").Should().BeFalse();
    }

    [Fact]
    public async Task Rolling_back_a_finished_run_leaves_the_machine_as_before()
    {
        using var machine = Machine();
        var tree = machine.Tree();
        await RunHarness.RunAsync(machine, Steps());
        machine.Tree().Should().NotEqual(tree);

        (await RunHarness.RollBackAsync(machine)).Should().BeEmpty();

        machine.Tree().Should().Equal(tree);
        Directory.Exists(machine.Root + LoadedFiles.Folder).Should().BeFalse("it is no record of the run");
        machine.PackageList.Installed.Should().Equal("base-files");
        machine.AccountList.Users.Should().Equal("root");
        machine.ServiceList.States[Unit].Should().Be(new ServiceState(true, false, true, "running"));
        machine.ServiceList.Calls[^1].Should().Be("restart " + Unit, "it must run with its old files again");
    }

    [Fact]
    public async Task A_run_cut_off_at_any_write_converges_when_it_is_run_again()
    {
        using var whole = Machine();
        await RunHarness.RunAsync(whole, Steps());
        var expected = whole.Tree();

        for (var writes = 0; await CutOffAsync(writes) is { } machine; writes++)
        {
            using (machine)
            {
                (await RunHarness.RunAsync(machine, Steps())).Outcome.Should().Be(RunOutcome.Finished, $"it was cut off at write {writes}");
                machine.Tree().Should().Equal(expected, $"it was cut off at write {writes}");
            }
        }
    }

    [Fact]
    public async Task A_run_cut_off_at_any_write_can_be_rolled_back()
    {
        using var untouched = Machine();
        var expected = untouched.Tree();
        var cuts = 0;
        for (var writes = 0; await CutOffAsync(writes) is { } machine; writes++, cuts++)
        {
            using (machine)
            {
                if (new RunStore(machine.Files, TimeProvider.System).Unfinished() is not null)
                {
                    (await RunHarness.RollBackAsync(machine)).Should().BeEmpty($"it was cut off at write {writes}");
                }

                machine.Tree().Should().Equal(expected, $"it was cut off at write {writes}");
            }
        }

        cuts.Should().BeGreaterThan(20);
    }

    [Fact]
    public async Task A_failing_step_stops_the_run_and_names_its_cause()
    {
        using var machine = Machine();
        var steps = Steps().Append(new FileStep("last.file", "Write the last file", "/etc/last", new Ownership((UnixFileMode)0b110_100_100), (_, _) => throw new StepFailedException("the cause", "the remedy")));
        var result = await RunHarness.RunAsync(machine, [.. steps]);
        result.Should().Be(new RunResult(RunOutcome.Failed, 6, "last.file", "the cause", "the remedy"));
        new RunStore(machine.Files, TimeProvider.System).Unfinished()!.Failure!.Text.Should().Be("the cause");
    }

    [Fact]
    public async Task A_step_that_says_done_but_did_nothing_is_found_out()
    {
        using var machine = Machine();
        var result = await RunHarness.RunAsync(machine, [new LyingStep()]);
        result.Outcome.Should().Be(RunOutcome.Failed);
        result.Cause.Should().Contain("the machine does not show it");
    }

    [Fact]
    public async Task A_stop_is_heeded_between_two_steps()
    {
        using var machine = Machine();
        using var stop = new CancellationTokenSource();
        var first = new FileStep("a.first", "First", "/etc/first", new Ownership((UnixFileMode)0b110_100_100), (context, _) =>
        {
            if (!context.IsPlanning)
            {
                stop.Cancel();
            }

            return Task.FromResult("first\n");
        });
        var result = await RunHarness.RunAsync(machine, [first, .. Steps()], stop: stop.Token);
        result.Outcome.Should().Be(RunOutcome.Stopped);
        machine.Files.Exists("/etc/first").Should().BeTrue("the step under way is finished first");
        machine.Files.Exists("/etc/thing").Should().BeFalse();
    }

    [Fact]
    public async Task What_could_not_be_undone_is_tried_again()
    {
        using var machine = Machine();
        var tree = machine.Tree();
        await RunHarness.RunAsync(machine, Steps());
        File.Delete(machine.Root + "/etc/shared.conf");
        Directory.CreateDirectory(machine.Root + "/etc/shared.conf");

        (await RunHarness.RollBackAsync(machine)).Should().ContainSingle().Which.Should().StartWith("Add our part: ");
        Directory.Delete(machine.Root + "/etc/shared.conf");

        (await RunHarness.RollBackAsync(machine)).Should().BeEmpty();
        machine.Tree().Should().Equal(tree);
    }

    [Fact]
    public async Task Undoing_tells_each_step_stops_between_two_when_asked_and_begins_anew()
    {
        using var machine = Machine();
        var tree = machine.Tree();
        await RunHarness.RunAsync(machine, Steps());
        using var stop = new CancellationTokenSource();
        var said = new List<RunEvent>();
        var events = new CallingEvents(value =>
        {
            said.Add(value);
            if (value is { Kind: EventKind.StepReverted, Index: 2 })
            {
                stop.Cancel();
            }
        });
        var store = new RunStore(machine.Files, TimeProvider.System);
        var undoing = () => new Rollback(machine, store, UndoActions.Generic, events).UndoAsync(store.All()[^1], stop.Token, default);
        await undoing.Should().ThrowAsync<OperationCanceledException>();
        said.Select(value => (value.Kind, value.Index, value.Count)).Should().Equal(
            (EventKind.StepReverting, 1, 6), (EventKind.StepReverted, 1, 6), (EventKind.StepReverting, 2, 6), (EventKind.StepReverted, 2, 6));
        machine.Tree().Should().NotEqual(tree);

        (await RunHarness.RollBackAsync(machine)).Should().BeEmpty();
        machine.Tree().Should().Equal(tree);
    }

    [Fact]
    public async Task A_file_edited_by_hand_since_is_kept_when_it_is_undone()
    {
        using var machine = Machine();
        await RunHarness.RunAsync(machine, Steps());
        File.WriteAllText(machine.Root + "/etc/thing/new.conf", "edited by hand\n");

        await RunHarness.RollBackAsync(machine);

        var originals = Directory.EnumerateFiles(machine.Root + "/var/lib/appliance/runs", "*", SearchOption.AllDirectories);
        originals.Select(File.ReadAllText).Should().Contain("edited by hand\n");
    }

    private static async Task<TestMachine?> CutOffAsync(int writes)
    {
        CrashingFiles? crashing = null;
        var machine = Machine(files => crashing = new CrashingFiles(files, writes));
        try
        {
            await RunHarness.RunAsync(machine, Steps());
        }
        catch (IOException) when (crashing!.Crashed)
        {
            // As when the power goes: nothing more is written.
        }

        if (!crashing!.Crashed)
        {
            machine.Dispose();
            return null;
        }

        crashing.PowerIsBack();
        return machine;
    }

    private static TestMachine Machine(Func<IMachineFiles, IMachineFiles>? wrap = null)
    {
        var machine = new TestMachine(wrap);
        File.WriteAllText(machine.Root + "/etc/shared.conf", "theirs = 1\n");
        File.SetUnixFileMode(machine.Root + "/etc/shared.conf", (UnixFileMode)0b110_100_000);
        machine.ServiceList.States[Unit] = new ServiceState(true, false, true, "running");
        return machine;
    }

    private static IReadOnlyList<IStep> Steps() =>
    [
        new PackageStep("thing.packages", "Install thing", ["thing"]),
        new AccountStep("thing.account", "Add the user", "thing", "Thing", "/var/lib/thing"),
        new DirectoryStep("thing.folder", "Make the folder", "/etc/thing", new Ownership((UnixFileMode)0b111_101_000)),
        new FileStep("thing.new", "Write new.conf", "/etc/thing/new.conf", new Ownership((UnixFileMode)0b110_000_000), (_, _) => Task.FromResult("new = 1\n")),
        new ManagedBlockStep("thing.shared", "Add our part", "/etc/shared.conf", new ManagedBlock("thing"), _ => "ours = 2"),
        new ServiceStep("thing.service", "Start thing", Unit, ["/etc/thing/new.conf"]),
    ];

    private sealed class LyingStep() : Step("lying.step", "Pretend")
    {
        public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken) =>
            Task.FromResult(Inspection.Of(ChangeKind.Command, "Pretend"));

        public override Task<IReadOnlyList<Appliance.Planning.Undo.UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Appliance.Planning.Undo.UndoRecord>>([]);

        public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class CallingEvents(Action<RunEvent> call) : IEventSink
    {
        public void Publish(RunEvent value) => call(value);
    }
}
