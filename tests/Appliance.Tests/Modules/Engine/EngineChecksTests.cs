using Appliance.Machines.Secrets;
using Appliance.Modules.Engine;
using Appliance.Planning.Checks;
using Appliance.Tests.Modules.Pki;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Engine;

public sealed class EngineChecksTests
{
    [Theory]
    [InlineData("short1!", CheckOutcome.Failed)]
    [InlineData("sunshine", CheckOutcome.Warning)]
    [InlineData("Sunshine1!", CheckOutcome.Warning)]
    [InlineData("admin@internal", CheckOutcome.Warning)]
    [InlineData("Engine.Test.Org", CheckOutcome.Warning)]
    [InlineData("lowercaseonly", CheckOutcome.Warning)]
    [InlineData("9075314268", CheckOutcome.Warning)]
    [InlineData("Tr0ub4dor&3x", CheckOutcome.Passed)]
    [InlineData("correct horse battery", CheckOutcome.Passed)]
    public async Task A_weak_password_is_told_without_showing_it(string password, CheckOutcome outcome)
    {
        using var machine = new TestMachine();
        var finding = await new AdminPasswordCheck().RunAsync(PkiSite.Checking(machine, PkiSite.Of(), admin: new Secret(password)), default);
        finding.Outcome.Should().Be(outcome);
        (finding.Seen + finding.Remedy).Should().NotContain(password);
    }

    [Fact]
    public async Task Without_a_password_there_is_nothing_to_judge()
    {
        using var machine = new TestMachine();
        (await new AdminPasswordCheck().RunAsync(PkiSite.Checking(machine, PkiSite.Of()), default)).Outcome.Should().Be(CheckOutcome.Skipped);
    }

    [Fact]
    public async Task A_service_of_somebody_else_is_an_obstacle_and_our_own_is_none()
    {
        using var machine = new TestMachine();
        var check = new ExistingEngineCheck();
        check.AppliesTo(PkiSite.Trial()).Should().BeFalse();
        (await Look(installed: false)).Should().Be(CheckOutcome.Passed);

        Directory.CreateDirectory(machine.Root + "/etc/systemd/system");
        File.WriteAllText(machine.Root + EnginePaths.UnitFile, "[Service]\nExecStart=/opt/engine\n");
        (await Look(installed: false)).Should().Be(CheckOutcome.Failed);
        (await Look(installed: true)).Should().Be(CheckOutcome.Failed);

        File.WriteAllText(machine.Root + EnginePaths.UnitFile, "# Managed by appliance (template engine/appliance-engine.service)\n");
        (await Look(installed: false)).Should().Be(CheckOutcome.Failed);
        (await Look(installed: true)).Should().Be(CheckOutcome.Passed);

        async Task<CheckOutcome> Look(bool installed) => (await check.RunAsync(PkiSite.Checking(machine, PkiSite.Of(), installed), default)).Outcome;
    }
}
