using Appliance.Cli;
using Appliance.Cli.Composition;
using Appliance.Cli.Flows;
using Appliance.Cli.Output;
using Appliance.Planning.Runs;
using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Cli;

/// <summary>What stays on the terminal when the screen is gone.</summary>
public sealed class WizardEndTests
{
    private static readonly WorkEnd Nothing = new() { Modules = ApplianceModules.Engine, Command = "appliance setup", Undo = "appliance setup --rollback" };

    [Theory]
    [InlineData(false, null, "Nothing was changed.")]
    [InlineData(true, null, "go on with:\nappliance setup\n")]
    [InlineData(false, "appliance node join", "To make this machine a node:\nappliance node join ENGINE\n")]
    public async Task A_wizard_that_was_left_tells_the_command_that_goes_on(bool isKept, string? node, string told)
    {
        var (code, output) = await TellAsync(Nothing, isKept, node);
        code.Should().Be(ExitCode.Interrupted);
        output.Should().Contain(told);
    }

    [Fact]
    public async Task A_join_that_failed_tells_its_cause_and_its_own_ways_on()
    {
        var end = Nothing with { Command = "appliance node join", Undo = "appliance node leave", Result = new RunResult(RunOutcome.Failed, 0, null, "The engine refuses.", "Make a new token.") };
        var (code, output) = await TellAsync(end, isKept: false, "appliance node join");
        code.Should().Be(ExitCode.Failed);
        output.Should().Contain("The engine refuses.").And.Contain("Make a new token.").And.Contain("`appliance node join` goes on").And.Contain("`appliance node leave` undoes");
    }

    private static async Task<(int Code, string Output)> TellAsync(WorkEnd end, bool isKept, string? node)
    {
        var output = new StringWriter { NewLine = "\n" };
        using var session = await Session.OpenAsync(new Terminal(output, output, TextReader.Null, IsInteractive: false, HasColor: false), new SiteInputs(), json: false, default);
        return (WizardEnd.Tell(session, WordCatalogue.Of(Language.English), end, isKept, node), output.ToString());
    }
}
