using Appliance.Contracts.Events;
using Appliance.Planning.Runs;
using Appliance.Screens.Keys;
using Appliance.Tests.Support;
using Appliance.Wizard.Tests.Support;
using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Runs;

/// <summary>A machine becomes a node.</summary>
public sealed class JoinPageTests : IDisposable
{
    private const string Token = "apj1.pin.horse-staple";

    private readonly RunWizard _wizard = new();

    public void Dispose() => _wizard.Dispose();

    [Theory]
    [InlineData("unicode")]
    [InlineData("ascii")]
    [InlineData("zh")]
    public void It_asks_and_waits_for_approval(string look)
    {
        using var wizard = new RunWizard(look == "ascii" ? TestWizard.Serial : null, language: look == "zh" ? Language.Chinese : Language.English);
        ToPage(wizard);
        Is(wizard, "join", look);
        Begin(wizard, "engine.test.org", "");
        wizard.Join.Await("node1.test.org", "acrobat lunar piano thread");
        wizard.Screen.Settle();
        Is(wizard, "join-approval", look);
    }

    [Fact]
    public void An_engine_is_needed_and_a_token_must_be_one()
    {
        ToPage(_wizard);
        Begin(_wizard, "", "").Text.Should().Contain("The engine's name or address is needed");
        _wizard.Screen.Type("engine.test.org");
        _wizard.Press(Key.Tab);
        _wizard.Screen.Type("nonsense");
        _wizard.Press(Key.Tab, Key.Enter).Text.Should().Contain("This is no token").And.NotContain("nonsense");
        _wizard.Join.Runs.Should().Be(0);
    }

    [Fact]
    public async Task With_a_token_it_joins_shows_the_steps_and_the_end()
    {
        ToPage(_wizard);
        Begin(_wizard, "engine.test.org", Token);
        _wizard.Join.Chosen.Should().Be(("engine.test.org", Token));
        _wizard.Join.Say(new RunEvent { Kind = EventKind.RunStarted, Level = EventLevel.Detail, Text = "Run begins." });
        _wizard.Join.Say(new RunEvent { Kind = EventKind.RunFinished, Level = EventLevel.Detail, Text = "Done." });
        _wizard.Screen.Settle();
        _wizard.Text.Should().Contain("Setting up").And.NotContain("Trying what was set up", "a certificate is not all").And.NotContain("horse");
        foreach (var value in Samples.Begin())
        {
            _wizard.Join.Say(value);
        }

        _wizard.Screen.Settle();
        _wizard.Text.Should().Contain("Install PostgreSQL");
        _wizard.Join.End(RunOutcome.Finished);
        await _wizard.SettleAsync();
        _wizard.Text.Should().Contain("+ Everything is set up and works.").And.NotContain("Save answers");
        _wizard.Press(Key.End).Text.Should().Contain("appliance node leave");
        _wizard.Work.Runs.Should().Be(0);
    }

    [Fact]
    public async Task What_the_engine_wants_is_confirmed_on_the_screen_and_Enter_alone_confirms_nothing()
    {
        ToPage(_wizard);
        Begin(_wizard, "engine.test.org", Token);
        var declined = _wizard.Join.Confirm!(Samples.Plan(), default);
        _wizard.Screen.Settle();
        _wizard.Text.Should().Contain("Set up this node?").And.Contain("Start the engine").And.Contain("<<Cancel>>");
        _wizard.Press(Key.Enter);
        (await declined).Should().BeFalse();
        var confirmed = _wizard.Join.Confirm!(Samples.Plan(), default);
        _wizard.Screen.Settle();
        _wizard.Press(Key.Left, Key.Enter);
        (await confirmed).Should().BeTrue();
    }

    [Fact]
    public async Task Nobody_at_a_lost_terminal_confirms()
    {
        ToPage(_wizard);
        Begin(_wizard, "engine.test.org", Token);
        var asked = _wizard.Join.Confirm!(Samples.Plan(), default);
        _wizard.Pages.ScreenGone();
        (await asked.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeFalse();
        (await _wizard.Join.Confirm!(Samples.Plan(), default).WaitAsync(TimeSpan.FromSeconds(30))).Should().BeFalse("also when it is asked later");
    }

    [Fact]
    public async Task A_failure_is_told_and_tried_again_and_the_answers_are_the_engine_and_the_token()
    {
        ToPage(_wizard);
        Begin(_wizard, "engine.test.org", Token);
        _wizard.Join.End(RunOutcome.Failed, "The engine refuses: Its time is over.", "Make a new token.");
        await _wizard.SettleAsync();
        _wizard.Text.Should().Contain("Its time is over.").And.Contain("Make a new token.").And.Contain("`appliance node join` goes on").And.Contain("<<Retry>>");
        _wizard.Press(Key.Right, Key.Enter).Text.Should().Contain("This machine becomes a node");
        Begin(_wizard, "", "");
        _wizard.Pages.IsRunning.Should().BeTrue("what was typed is still there");
        _wizard.Join.End(RunOutcome.Failed, "Not yet.");
        await _wizard.SettleAsync();
        _wizard.Press(Key.Enter).Pages.IsRunning.Should().BeTrue();
        _wizard.Join.End(RunOutcome.Finished);
        await _wizard.SettleAsync();
        (_wizard.Join.Runs, _wizard.Work.Runs).Should().Be((3, 0));
    }

    [Fact]
    public async Task Control_C_stops_it_after_the_step_and_Esc_leads_back_before_it()
    {
        ToPage(_wizard);
        _wizard.Press(Key.Escape).Text.Should().Contain("What to do");
        _wizard.Press(Key.F6, Key.Down, Key.Enter);
        Begin(_wizard, "engine.test.org", Token);
        _wizard.Press(KeyPress.Control('c'), KeyPress.Control('c'));
        (_wizard.Join.Stops, _wizard.Work.Stops).Should().Be((1, 0));
        _wizard.Join.End(RunOutcome.Stopped);
        await _wizard.SettleAsync();
        _wizard.Text.Should().Contain("<<Go on>>");
    }

    [Fact]
    public async Task Leaving_the_engine_is_what_undoes_it()
    {
        ToPage(_wizard);
        Begin(_wizard, "engine.test.org", Token);
        _wizard.Join.End(RunOutcome.Failed, "No.");
        await _wizard.SettleAsync();
        _wizard.Press(Key.Right, Key.Right, Key.Enter).Text.Should().Contain("Leave the engine?");
        await _wizard.Press(Key.Left, Key.Enter).SettleAsync();
        (_wizard.Join.Undos, _wizard.Work.Undos).Should().Be((1, 0));
    }

    // Chosen on the first page, and gone on.
    private static void ToPage(RunWizard wizard) => wizard.Press(Key.Tab, Key.Down, Key.Down, KeyPress.Of(' '), Key.Tab, Key.Enter);

    private static RunWizard Begin(RunWizard wizard, string engine, string token)
    {
        wizard.Screen.Type(engine);
        wizard.Press(Key.Tab);
        wizard.Screen.Type(token);
        return wizard.Press(Key.Tab, Key.Enter);
    }

    private static void Is(RunWizard wizard, string name, string look)
    {
        Expectation.FileIs(Path.Combine(TestData.Beside("expected"), $"{name}.{look}.txt"), wizard.Text);
        wizard.Screen.Terminal.Mistakes.Should().BeEmpty();
    }
}
