using Appliance.Machines.Files;
using Appliance.Machines.Secrets;
using Appliance.Machines.Services;
using Appliance.Modules.Engine;
using Appliance.Planning.Plans;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Tests.Modules.Pki;
using Appliance.Tests.Planning.Runs;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Engine;

public sealed class EngineStepsTests : IDisposable
{
    private readonly DirectoryInfo _release = Directory.CreateTempSubdirectory("appliance-release-");
    private readonly EngineMachineCommands _commands = new();

    public EngineStepsTests() => File.WriteAllText(Program, "the engine program");

    private string Program => _release.FullName + "/appliance-engine";

    [Fact]
    public async Task A_service_is_set_up_once_and_restarted_when_its_settings_change()
    {
        using var machine = Machine();
        (await RunAsync(machine, PkiSite.Of())).Should().Be(new RunResult(RunOutcome.Finished, 9));
        machine.AccountList.Users.Should().Contain("appliance");
        File.GetUnixFileMode(machine.Root + EnginePaths.Configuration).Should().Be((UnixFileMode)0b110_100_000);
        File.GetUnixFileMode(machine.Root + EnginePaths.Program).Should().Be((UnixFileMode)0b111_101_101);
        File.GetUnixFileMode(machine.Root + EnginePaths.Secrets).Should().Be((UnixFileMode)0b111_001_001);
        machine.ServiceList.Calls.Should().Equal("enable appliance-engine.service", "start appliance-engine.service");
        (await RunAsync(machine, PkiSite.Of())).Should().Be(new RunResult(RunOutcome.Finished, 0));

        (await RunAsync(machine, PkiSite.Of("engine.httpsPort=8443"))).Should().Be(new RunResult(RunOutcome.Finished, 2));
        machine.ServiceList.Calls[^1].Should().Be("restart appliance-engine.service");

        File.WriteAllText(Program, "a newer engine program");
        (await RunAsync(machine, PkiSite.Of("engine.httpsPort=8443"))).Should().Be(new RunResult(RunOutcome.Finished, 2));
        machine.Files.ReadText(EnginePaths.Program).Should().Be("a newer engine program");
    }

    [Fact]
    public async Task The_plan_for_a_fresh_machine_names_everything_and_touches_nothing()
    {
        using var machine = Machine();
        var tree = machine.Tree();
        var steps = Steps(machine, PkiSite.Of(), new Secret(FakeEngine.Password));
        var plan = await Planner.MakeAsync(steps, Context(machine), default);
        plan.Changes.Select(step => step.Step.Id).Should().Equal(
            "engine.account", "engine.folder", "engine.secrets", "engine.program", "engine.data", "engine.config", "engine.unit", "engine.service", "engine.admin", "engine.inventory");
        (await Planner.MakeAsync(steps, Context(machine), default)).Hash.Should().Be(plan.Hash);
        string.Join('\n', plan.Changes.SelectMany(step => step.Inspection.Change!.Diff)).Should().NotContain(FakeEngine.Password);
        machine.Tree().Should().Equal(tree);
    }

    [Fact]
    public async Task Rolling_back_leaves_the_machine_as_before()
    {
        using var machine = Machine();
        var tree = machine.Tree();
        await RunAsync(machine, PkiSite.Of());
        (await RunHarness.RollBackAsync(machine)).Should().BeEmpty();
        machine.Tree().Should().Equal(tree);
        machine.Files.Exists(EnginePaths.Data).Should().BeFalse();
        machine.AccountList.Users.Should().Equal("root");
    }

    [Fact]
    public async Task A_run_cut_off_at_any_write_converges_and_can_be_rolled_back()
    {
        using var whole = Machine();
        var before = Tree(whole);
        await RunAsync(whole, PkiSite.Of());
        var after = Tree(whole);
        var cuts = 0;
        for (var crashed = true; crashed; cuts++)
        {
            foreach (var rollsBack in new[] { false, true })
            {
                CrashingFiles? files = null;
                using var machine = Machine(inner => files = new CrashingFiles(inner, int.MaxValue));
                files!.LosePowerAfter(cuts);
                await RunUntilCutAsync(machine);
                crashed = files.Crashed;
                files.PowerIsBack();
                if (!rollsBack)
                {
                    (await RunAsync(machine, PkiSite.Of())).Outcome.Should().Be(RunOutcome.Finished, $"it was cut off at write {cuts}");
                    Tree(machine).Should().Equal(after, $"it was cut off at write {cuts}");
                }
                else if (new RunStore(machine.Files, TimeProvider.System).Unfinished() is not null)
                {
                    (await RunHarness.RollBackAsync(machine)).Should().BeEmpty($"it was cut off at write {cuts}");
                    Tree(machine).Should().Equal(before, $"it was cut off at write {cuts}");
                }
            }
        }

        cuts.Should().BeGreaterThan(20);
    }

    [Fact]
    public async Task The_inventory_is_told_once_as_the_service_account_and_again_when_it_changes()
    {
        using var machine = Machine();
        await RunAsync(machine, PkiSite.Of());
        await RunAsync(machine, SiteInventoryTests.Branch);
        _commands.Runs.Should().HaveCount(2);
        _commands.Runs[1].User.Should().Be("appliance");
        _commands.Runs[1].Line.Should().Be($"{machine.Root}/usr/lib/appliance/appliance-engine inventory apply --config {machine.Root}/etc/appliance/engine.json");
        (_commands.Runs[1].Input + "\n").Should().Be(RepositoryTemplates.Expected("inventory.json"));
    }

    [Fact]
    public async Task A_program_that_is_missing_or_in_many_files_stops_the_plan()
    {
        using var machine = Machine();
        var act = () => Planner.MakeAsync(Steps(machine, PkiSite.Of(), null), Context(machine), default);
        File.WriteAllText(Program + ".dll", "");
        (await act.Should().ThrowAsync<StepFailedException>()).Which.Message.Should().Contain("development build");
        File.Delete(Program);
        (await act.Should().ThrowAsync<StepFailedException>()).Which.Message.Should().StartWith("appliance-engine must lie beside appliance");
    }

    [Fact]
    public async Task A_password_that_works_is_left_alone_and_one_that_does_not_is_set_on_standard_input()
    {
        await using var engine = await FakeEngine.StartAsync();
        var context = Context(engine.Machine);
        (await Inspect(engine, FakeEngine.Password, context)).IsChange.Should().BeFalse();
        (await Inspect(engine, "another-one", context)).IsChange.Should().BeTrue();
        (await Inspect(engine, null, context)).IsChange.Should().BeFalse();

        using var machine = Machine();
        await new AdminPasswordStep(engine.Settings, () => new Secret("another-one")).ApplyAsync(Context(machine), default);
        var run = _commands.Runs.Should().ContainSingle().Which;
        run.Line.Should().EndWith($"admin set-password --user admin@internal --config {machine.Root}/etc/appliance/engine.json").And.NotContain("another-one");
        run.Input.Should().Be("another-one\n");
    }

    [Fact]
    public async Task A_password_that_is_asked_for_later_is_in_the_plan_of_an_engine_to_come()
    {
        using var machine = Machine();
        (await Planner.MakeAsync(Steps(machine, PkiSite.Of(), null), Context(machine), default)).Hash
            .Should().Be((await Planner.MakeAsync(Steps(machine, PkiSite.Of(), new Secret(FakeEngine.Password)), Context(machine), default)).Hash);
    }

    [Fact]
    public async Task A_password_that_cannot_be_set_is_a_failure_with_the_engines_words()
    {
        using var machine = Machine();
        _commands.ExitCode = 1;
        var act = () => new AdminPasswordStep(EngineSettings.From(PkiSite.Of()), () => new Secret("another-one")).ApplyAsync(Context(machine), default);
        (await act.Should().ThrowAsync<StepFailedException>()).Which.Message.Should().Contain("the database is down").And.NotContain("another-one");
    }

    [Fact]
    public void A_trial_has_a_process_and_folders_instead_of_a_service_and_an_account()
    {
        using var machine = Machine();
        Steps(machine, PkiSite.Trial(), null).Select(step => step.Id).Should().Equal(
            "engine.folder", "engine.secrets", "engine.program", "engine.data", "engine.config", "engine.process", "engine.admin", "engine.inventory");
    }

    [Fact]
    public void The_summary_says_where_to_go_and_as_whom()
    {
        using var machine = Machine();
        new EngineModule().Summary(PkiSite.Context(machine, PkiSite.Of("engine.alternateNames=[manager.test.org]"))).Should().Equal(
            ("Engine", "https://engine.test.org/ovirt-engine/"), ("Also at", "https://manager.test.org/ovirt-engine/"), ("Log in as", "admin@internal"));
        new EngineModule().Summary(PkiSite.Context(machine, PkiSite.Trial("engine.httpsPort=8443")))[0].Should().Be(("Engine", "https://127.0.0.1:8443/ovirt-engine/"));
    }

    public void Dispose() => _release.Delete(recursive: true);

    private static Task<Inspection> Inspect(FakeEngine engine, string? password, StepContext context) =>
        new AdminPasswordStep(engine.Settings, () => password is null ? null : new Secret(password)).InspectAsync(context, default);

    // The engine is told real paths, which differ from one machine of a test to the next.
    private static Dictionary<string, string> Tree(TestMachine machine) =>
        machine.Tree().ToDictionary(entry => entry.Key, entry => entry.Value.Replace(machine.Root, "", StringComparison.Ordinal));

    private async Task RunUntilCutAsync(TestMachine machine)
    {
        try
        {
            await RunAsync(machine, PkiSite.Of());
        }
        catch (IOException)
        {
            // As when the power goes: nothing more is written.
        }
    }

    private TestMachine Machine(Func<IMachineFiles, IMachineFiles>? wrap = null)
    {
        var machine = new TestMachine(wrap) { Commands = _commands };
        Directory.CreateDirectory(machine.Root + "/etc/systemd/system");
        Directory.CreateDirectory(machine.Root + "/usr/bin");
        machine.ServiceList.States[EnginePaths.Unit] = new ServiceState(true, false, false, "dead");
        return machine;
    }

    private IReadOnlyList<IStep> Steps(TestMachine machine, Site site, Secret? admin)
    {
        var context = PkiSite.Context(machine, site, Program, admin);
        return [.. new EngineAccountModule().Steps(context), .. new EngineModule().Steps(context)];
    }

    private async Task<RunResult> RunAsync(TestMachine machine, Site site)
    {
        var store = new RunStore(machine.Files, TimeProvider.System);
        var folder = store.Unfinished()?.Folder ?? store.Create();
        var journal = store.JournalOf(folder);
        journal.Write(JournalEntryKind.Started);
        // No engine answers here, so none can be given a password.
        var steps = Steps(machine, site, null).Where(step => step is not AdminPasswordStep).ToList();
        return await new Runner(new RecordedEvents(), journal).RunAsync(steps, Context(machine) with { Run = folder }, default, default);
    }

    private static StepContext Context(TestMachine machine) => RunHarness.Context(machine, null) with { Templates = new RepositoryTemplates() };
}
