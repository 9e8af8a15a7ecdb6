using Appliance.Machines.Files;
using Appliance.Machines.Services;
using Appliance.Planning.Steps;
using Appliance.Tests.Planning.Runs;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Planning.Steps;

public sealed class ServiceStepTests
{
    private const string Unit = "thing.service";

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task Only_a_unit_that_may_be_skipped_needs_not_run_where_its_conditions_fail(bool mayBeSkipped, bool conditionFailed, bool unchanged)
    {
        using var machine = new TestMachine();
        machine.ServiceList.States[Unit] = new ServiceState(true, true, false, "dead") { ConditionFailed = conditionFailed };
        var step = new ServiceStep("thing", "Run it", Unit, []) { MayBeSkipped = mayBeSkipped };

        var inspection = await step.InspectAsync(RunHarness.Context(machine, null), default);

        (inspection == Inspection.Unchanged).Should().Be(unchanged);
    }

    [Theory]
    [InlineData("/etc/systemd/system/other.service.d/thing.conf", 1)]
    [InlineData("/etc/thing.conf", 0)]
    public async Task What_was_added_to_units_is_known_before_anything_is_started(string path, int reads)
    {
        using var machine = new TestMachine();
        machine.ServiceList.States[Unit] = new ServiceState(true, true, true, "running");
        machine.Files.CreateDirectories(Path.GetDirectoryName(path)!, Ownership.PublicExecutable);
        machine.Files.WriteText(path, "[Unit]\n", Ownership.Public);
        var step = new ServiceStep("thing", "Run it", Unit, [path]);
        List<int> readsBeforeStart = [];
        machine.ServiceList.RequirementOf = _ =>
        {
            readsBeforeStart.Add(machine.ServiceList.Reads);
            return null;
        };

        await step.ApplyAsync(RunHarness.Context(machine, null), default);
        await step.ApplyAsync(RunHarness.Context(machine, null), default);

        readsBeforeStart.Should().Equal([reads, reads], "the second time nothing is new");
    }
}
