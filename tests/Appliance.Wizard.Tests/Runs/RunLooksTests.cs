using Appliance.Contracts.Events;
using Appliance.Screens.Keys;
using Appliance.Screens.Terminals;
using Appliance.Tests.Support;
using Appliance.Wizard.Tests.Support;
using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Runs;

/// <summary>What the pages of a run look like.</summary>
public sealed class RunLooksTests
{
    public static TheoryData<string> Looks => ["unicode", "ascii", "zh"];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_plan(string look)
    {
        using var wizard = Open(look);
        await wizard.ToPlanAsync();
        wizard.Press(Key.End, Key.Up, Key.Up, Key.Up, Key.Enter);
        Is(wizard, "plan", look);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_plan_with_failed_checks(string look)
    {
        using var wizard = Open(look, fails: true);
        Is(await wizard.ToPlanAsync(), "plan-failed", look);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_question_before_it(string look)
    {
        using var wizard = Open(look);
        await wizard.ToPlanAsync();
        Is(wizard.Press(Key.Tab, Key.Enter), "confirm", look);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_run(string look)
    {
        using var wizard = Open(look);
        await AtWorkAsync(wizard);
        Is(wizard, "run", look);
    }

    [Fact]
    public async Task The_run_on_a_larger_screen_with_nodes()
    {
        using var wizard = new RunWizard(size: new TerminalSize(120, 40));
        await AtWorkAsync(wizard);
        wizard.Say(
            new RunEvent { Kind = EventKind.StepStarted, Node = "node1.test.org", Index = 3, Count = 12, Text = "Install libvirt" },
            new RunEvent { Kind = EventKind.StepStarted, Node = "node2.test.org", Index = 5, Count = 12, Text = "Write the network" },
            new RunEvent { Kind = EventKind.StepFailed, Level = EventLevel.Error, Node = "node2.test.org", Index = 5, Count = 12, Text = "The engine is not reached" });
        wizard.Screen.Wait(RunWizard.Second);
        Is(wizard, "run-nodes", "large");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_failure(string look)
    {
        using var wizard = Open(look);
        Is(await wizard.ToFailureAsync(), "failure", look);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_end(string look)
    {
        using var wizard = Open(look);
        Is(await wizard.ToDoneAsync(), "done", look);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task The_question_of_Control_C(string look)
    {
        using var wizard = Open(look);
        await AtWorkAsync(wizard);
        Is(wizard.Press(KeyPress.Control('c')), "interrupt", look);
    }

    private static RunWizard Open(string look, bool fails = false) => new(
        look == "ascii" ? TestWizard.Serial : null,
        language: look == "zh" ? Language.Chinese : Language.English,
        prepare: work => work.Look = Samples.Look(fails));

    private static async Task AtWorkAsync(RunWizard wizard)
    {
        await wizard.ToRunAsync();
        wizard.Say(Samples.Of(0, EventKind.StepUnchanged), Samples.Of(1, EventKind.StepStarted));
        wizard.Screen.Wait(31 * RunWizard.Second);
        wizard.Say(Samples.Of(1, EventKind.StepDone) with { Seconds = 31 }, Samples.Of(2, EventKind.StepStarted));
        wizard.Say(Samples.Of(2, EventKind.StepOutput, "new cluster\n+/var/lib/postgresql/data"), Samples.Of(2, EventKind.StepOutput, "performing post-bootstrap initialization ... ok"));
        wizard.Screen.Wait(4 * RunWizard.Second);
    }

    private static void Is(RunWizard wizard, string name, string look)
    {
        Expectation.FileIs(Path.Combine(TestData.Beside("expected"), $"{name}.{look}.txt"), wizard.Text);
        wizard.Screen.Terminal.Mistakes.Should().BeEmpty();
        if (look == "ascii")
        {
            wizard.Text.Should().MatchRegex(@"\A[\x20-\x7e\n]*\z");
        }
    }
}
