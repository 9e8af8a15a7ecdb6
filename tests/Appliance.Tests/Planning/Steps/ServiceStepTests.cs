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

    [Fact]
    public async Task What_was_added_to_the_units_of_others_is_known_at_once()
    {
        using var machine = new TestMachine();
        machine.ServiceList.States[Unit] = new ServiceState(true, false, false, "dead");
        machine.ServiceList.States["other.service"] = new ServiceState(true, true, true, "running") { IsOutdated = true };
        var step = new ServiceStep("thing", "Run it", Unit, []) { Extended = ["other.service"] };

        await step.ApplyAsync(RunHarness.Context(machine, null), default);

        machine.ServiceList.States["other.service"].IsOutdated.Should().BeFalse();
    }
}
