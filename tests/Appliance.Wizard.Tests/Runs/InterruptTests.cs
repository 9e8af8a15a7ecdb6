using Appliance.Contracts.Events;
using Appliance.Planning.Runs;
using Appliance.Screens.Keys;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Runs;

/// <summary>Ctrl-C asks; a second one stops safely.</summary>
public sealed class InterruptTests : IDisposable
{
    private static readonly KeyPress ControlC = KeyPress.Control('c');

    private readonly RunWizard _wizard = new();

    public void Dispose() => _wizard.Dispose();

    [Fact]
    public async Task While_nothing_runs_it_asks_and_a_second_one_leaves()
    {
        await _wizard.ToPlanAsync();
        _wizard.Press(ControlC).Text.Should().Contain("Leave the set-up?").And.Contain("<<Stay>>");
        _wizard.Press(Key.Enter).Leaves.Should().Be(0);
        _wizard.Press(ControlC, ControlC).Leaves.Should().Be(1);
    }

    [Fact]
    public async Task The_run_goes_on_while_it_is_asked_about_and_after_Enter()
    {
        await _wizard.ToRunAsync();
        _wizard.Press(ControlC);
        _wizard.Say(Samples.Of(1, EventKind.StepStarted));
        _wizard.Press(Key.Enter);
        (_wizard.Work.Stops, _wizard.Work.Aborts, _wizard.Pages.IsRunning).Should().Be((0, 0, true));
        _wizard.Press(ControlC, Key.Escape).Work.Stops.Should().Be(0);
    }

    [Fact]
    public async Task It_stops_after_the_step_and_the_page_after_it_goes_on()
    {
        await _wizard.ToRunAsync();
        _wizard.Press(ControlC, Key.Right, Key.Enter);
        (_wizard.Work.Stops, _wizard.Work.Aborts).Should().Be((1, 0));
        _wizard.Text.Should().Contain("Stopping after this step");
        _wizard.Say(new RunEvent { Kind = EventKind.RunStopped, Level = EventLevel.Warning, Text = "Stopped as asked." });
        _wizard.Work.End(RunOutcome.Stopped);
        await _wizard.SettleAsync();
        _wizard.Text.Should().Contain("The run was stopped as asked").And.Contain("<<Go on>>");
        _wizard.Press(Key.Enter).Pages.IsRunning.Should().BeTrue();
    }

    [Fact]
    public async Task A_second_one_stops_after_the_step()
    {
        await _wizard.ToRunAsync();
        _wizard.Press(ControlC, ControlC);
        (_wizard.Work.Stops, _wizard.Work.Aborts).Should().Be((1, 0));
        _wizard.Text.Should().NotContain("Stop the run?");
    }

    [Fact]
    public async Task The_step_is_interrupted_when_that_is_chosen_also_after_a_stop_was_asked_for()
    {
        await _wizard.ToRunAsync();
        _wizard.Press(ControlC, Key.Right, Key.Right, Key.Enter).Work.Aborts.Should().Be(1);
        _wizard.Press(ControlC, ControlC);
        _wizard.Press(ControlC, Key.Right, Key.Enter).Work.Aborts.Should().Be(2);
    }

    [Fact]
    public async Task A_run_that_ends_takes_the_question_with_it()
    {
        await _wizard.ToRunAsync();
        _wizard.Press(ControlC);
        _wizard.Work.End(RunOutcome.Finished);
        await _wizard.SettleAsync();
        _wizard.Text.Should().NotContain("Stop the run?").And.Contain("+ Everything is set up and works.");
    }

    [Theory]
    [InlineData(RunOutcome.Finished, "<<Finish>>")]
    [InlineData(RunOutcome.Failed, "<<Retry>>")]
    public async Task A_key_for_the_question_that_went_with_the_run_presses_no_button_of_the_page_behind_it(RunOutcome outcome, string button)
    {
        await _wizard.ToRunAsync();
        _wizard.Press(ControlC);
        _wizard.Work.End(outcome, "engine.process", "It did not start.", "Mend it.");
        await _wizard.SettleAsync();
        _wizard.Text.Should().Contain(button);
        _wizard.Press(Key.Enter, KeyPress.Of(' '), Key.F10);
        (_wizard.Leaves, _wizard.Pages.IsRunning).Should().Be((0, false));
        _wizard.Text.Should().Contain(button);
        _wizard.Screen.Wait(RunWizard.Second);
        _wizard.Press(Key.Enter);
        (_wizard.Leaves == 1 || _wizard.Pages.IsRunning).Should().BeTrue("the button is pressed by who has seen it");
    }

    [Fact]
    public async Task Where_no_question_was_gone_a_key_is_heeded_at_once()
    {
        await _wizard.ToDoneAsync();
        _wizard.Press(Key.Enter).Leaves.Should().Be(1);
    }

    [Fact]
    public async Task In_a_window_too_small_for_the_question_no_key_stops_a_run_or_leaves_it()
    {
        await _wizard.ToRunAsync();
        _wizard.Screen.Resize(60, 20);
        _wizard.Text.Should().Contain("the work goes on").And.NotContain("Ctrl-C");
        _wizard.Press(ControlC, ControlC, Key.Enter, Key.F10, Key.Right, Key.Enter);
        (_wizard.Work.Stops, _wizard.Work.Aborts, _wizard.Leaves).Should().Be((0, 0, 0));
        _wizard.Screen.Resize(80, 24);
        _wizard.Text.Should().NotContain("Stop the run?", "nothing was asked unseen");
    }

    [Fact]
    public async Task In_a_window_too_small_one_Ctrl_C_leaves_while_nothing_runs()
    {
        await _wizard.ToPlanAsync();
        _wizard.Screen.Resize(60, 20);
        _wizard.Text.Should().Contain("leave with Ctrl-C");
        _wizard.Press(Key.Enter, ControlC).Leaves.Should().Be(1);
    }

    [Fact]
    public async Task F10_and_Esc_do_not_leave_a_run()
    {
        await _wizard.ToRunAsync();
        _wizard.Press(Key.Escape).Text.Should().Contain("*  Run");
        _wizard.Press(Key.F10).Text.Should().Contain("Stop the run?");
        _wizard.Press(Key.F10).Leaves.Should().Be(0);
    }
}
