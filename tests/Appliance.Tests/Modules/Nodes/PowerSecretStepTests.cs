using Appliance.Machines.Secrets;
using Appliance.Modules.Engine;
using Appliance.Modules.Nodes;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Nodes;

public sealed class PowerSecretStepTests
{
    private static readonly EngineSettings Settings = EngineSettings.From(ModuleBench.Site(ModuleBench.Minimal, trial: true));

    [Fact]
    public async Task A_password_is_told_once_on_standard_input_and_never_kept()
    {
        var commands = new FakeCommands().On("appliance-engine", "");
        using var machine = new TestMachine { Commands = commands };
        commands.On(machine.Files.Locate("/usr/lib/appliance/appliance-engine"));
        (await Step(null).InspectAsync(ModuleBench.StepContext(machine, null), default)).IsChange.Should().BeTrue("setup will ask for it");
        await ModuleBench.ApplyAsync(machine, [Step("Correct-Horse-9")]);
        commands.Asked.Should().ContainSingle().Which.Input.Should().Be("Correct-Horse-9\n");
        commands.AskedLines.Single().Should().Contain("node power-secret node72.test.org").And.NotContain("Correct-Horse-9");
        machine.Tree().Values.Should().NotContain(content => content.Contains("Correct-Horse-9"));
        File.GetUnixFileMode(machine.Files.Locate("/var/lib/appliance/nodes/node72.test.org.power")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await Step("Another-Horse-9").InspectAsync(ModuleBench.StepContext(machine, null), default)).IsChange.Should().BeTrue();
        (await Step(null).InspectAsync(ModuleBench.StepContext(machine, null), default)).IsChange.Should().BeFalse();
    }

    private static PowerSecretStep Step(string? secret) => new(Settings, "node72.test.org", () => secret is null ? null : new Secret(secret));
}
