using Appliance.Contracts.Events;
using Appliance.Screens.Keys;
using Appliance.Tests.Support;
using Appliance.Wizard.Runs;
using Appliance.Wizard.Tests.Support;
using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Runs;

/// <summary>While a run is undone.</summary>
public sealed class UndoTests : IDisposable
{
    private static readonly KeyPress ControlC = KeyPress.Control('c');

    private readonly RunWizard _wizard = new();

    public void Dispose() => _wizard.Dispose();

    [Theory]
    [InlineData("unicode")]
    [InlineData("ascii")]
    [InlineData("zh")]
    public async Task Each_step_is_shown_while_it_is_undone_with_a_clock(string look)
    {
        using var wizard = new RunWizard(look == "ascii" ? TestWizard.Serial : null, language: look == "zh" ? Language.Chinese : Language.English);
        await UndoAsync(wizard);
        wizard.Say(Reverting(1, "Start the engine"), Reverted(1, "Start the engine"), Reverting(2, "Make the PostgreSQL cluster"));
        wizard.Screen.Wait(14 * RunWizard.Second);
        Expectation.FileIs(Path.Combine(TestData.Beside("expected"), $"undoing.{look}.txt"), wizard.Text);
    }

    [Fact]
    public async Task Control_C_asks_and_a_second_one_stops_after_the_step()
    {
        await UndoAsync(_wizard);
        _wizard.Press(ControlC).Text.Should().Contain("Stop undoing?").And.Contain("<<Go on>>");
        _wizard.Press(Key.Enter).Work.Stops.Should().Be(0);
        _wizard.Press(Key.F10).Text.Should().Contain("Stop undoing?");
        (_wizard.Press(ControlC).Work.Stops, _wizard.Leaves).Should().Be((1, 0));
        _wizard.Text.Should().Contain("Stopping after this step");
        _wizard.Work.Undoing!.SetResult(UndoEnd.Stopped);
        await _wizard.SettleAsync();
        _wizard.Text.Should().Contain("Undoing was stopped.").And.Contain("< Undo >").And.NotContain("Everything is as before");
    }

    [Fact]
    public async Task Stopping_can_be_chosen_and_undoing_that_ends_takes_the_question_with_it()
    {
        await UndoAsync(_wizard);
        _wizard.Press(ControlC, Key.Right, Key.Enter).Work.Stops.Should().Be(1);
        _wizard.Press(ControlC);
        _wizard.Work.Undoing!.SetResult(UndoEnd.Complete);
        await _wizard.SettleAsync();
        _wizard.Text.Should().Contain("Everything is as before.").And.NotContain("Stop undoing?");
    }

    private static async Task UndoAsync(RunWizard wizard)
    {
        await wizard.ToFailureAsync();
        wizard.Work.Undoing = new TaskCompletionSource<UndoEnd>();
        wizard.Press(Key.Right, Key.Right, Key.Enter, Key.Left, Key.Enter);
    }

    private static RunEvent Reverting(int index, string title) => new() { Kind = EventKind.StepReverting, Level = EventLevel.Detail, Index = index, Count = 5, Text = title };

    private static RunEvent Reverted(int index, string title) => Reverting(index, title) with { Kind = EventKind.StepReverted, Level = EventLevel.Info };
}
