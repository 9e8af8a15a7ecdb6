using Appliance.Contracts.Events;
using Appliance.Planning.Runs;
using Appliance.Screens.Keys;
using Appliance.Wizard.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Runs;

/// <summary>What a run costs the screen, and what it bears.</summary>
public sealed class RunDrawingTests
{
    [Fact]
    public async Task While_only_time_passes_it_draws_once_a_second_and_after_the_end_never()
    {
        using var wizard = new RunWizard();
        await wizard.ToRunAsync();
        wizard.Say(Samples.Of(1, EventKind.StepStarted));
        var draws = wizard.Screen.Loop.Draws;
        for (var tenth = 0; tenth < 600; tenth++)
        {
            wizard.Screen.Wait(RunWizard.Second / 10);
        }

        (wizard.Screen.Loop.Draws - draws).Should().BeInRange(59, 61);
        wizard.Text.Should().Contain("1:00 of about").And.Contain("60 s, usually 40 s");
        wizard.Work.End(RunOutcome.Failed, "database.packages", "No.", "Try.");
        await wizard.SettleAsync();
        draws = wizard.Screen.Loop.Draws;
        wizard.Screen.Wait(TimeSpan.FromHours(1));
        wizard.Screen.Loop.Draws.Should().Be(draws);
    }

    [Fact]
    public async Task A_step_that_says_very_much_is_drawn_as_often_as_there_is_time_for_it()
    {
        using var wizard = new RunWizard();
        await wizard.ToRunAsync();
        var writes = wizard.Screen.Terminal.Writes;
        wizard.Say([.. Enumerable.Range(0, 5000).Select(line => Samples.Of(1, EventKind.StepOutput, $"line {line}"))]);
        wizard.Text.Should().Contain("line 4999");
        (wizard.Screen.Terminal.Writes - writes).Should().BeLessThan(5);
    }

    [Fact]
    public async Task A_storm_of_sizes_while_it_runs_ends_with_the_right_screen()
    {
        using var wizard = new RunWizard();
        await wizard.ToRunAsync();
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            wizard.Screen.Terminal.Resize(random.Next(1, 200), random.Next(1, 70));
            wizard.Say(Samples.Of(1, EventKind.StepOutput, $"line {round} {new string('x', random.Next(200))}"));
            if (random.Next(3) == 0)
            {
                wizard.Press(random.Next(2) == 0 ? Key.F8 : Key.Tab);
            }
        }

        var shown = wizard.Screen.Resize(80, 24).Text;
        wizard.Press(Key.F3).Text.Should().Be(shown);
        shown.Should().Contain("Setting up").And.Contain("line 299");
        wizard.Screen.Terminal.Mistakes.Should().BeEmpty();
    }

    [Theory]
    [InlineData(21, false)]
    [InlineData(22, true)]
    public async Task Of_ten_thousand_random_keys_none_starts_anything_but_a_confirmation(int seed, bool serial)
    {
        using var wizard = new RunWizard(serial ? TestWizard.Serial : null);
        await wizard.ToPlanAsync();
        var random = new Random(seed);
        var named = Enum.GetValues<Key>().Where(key => key is not (Key.Character or Key.Paste)).ToArray();
        var confirmed = 0;
        for (var round = 0; round < 10_000; round++)
        {
            if (round % 40 == 0)
            {
                // Else they seldom find out of the questions.
                wizard.Press(Key.Escape, Key.Escape);
                await wizard.ToPlanAsync();
            }

            var (text, words) = (wizard.Text, wizard.Wizard.Words);
            var mayStart = new[] { "plan.start", "failure.retry" }.Any(word => text.Contains($"<<{words[word]}>>", StringComparison.Ordinal));
            var (runs, wasRunning) = (wizard.Work.Runs, wizard.Pages.IsRunning);
            KeyPress key = random.Next(6) switch
            {
                0 => KeyPress.Of("aw 5"[random.Next(4)]),
                1 or 2 => Key.Enter,
                3 when random.Next(10) == 0 => KeyPress.Control('c'),
                4 => random.Next(2) == 0 ? Key.Tab : Key.Left,
                _ => named[random.Next(named.Length)],
            };
            wizard.Press(key);
            if (wizard.Pages.IsRunning && !wasRunning)
            {
                confirmed++;
                mayStart.Should().BeTrue("{0} in round {1} must start nothing", key, round);
                (key.Is(Key.Enter) || key.Is(' ')).Should().BeTrue();
                wizard.Say([.. Samples.Begin()]);
                wizard.Work.End(random.Next(2) == 0 ? RunOutcome.Failed : RunOutcome.Finished, "engine.process", "No.", "Try.");
            }

            if (!wizard.Pages.Underway.IsCompleted || wizard.Pages.IsRunning)
            {
                await wizard.SettleAsync();
            }

            (wizard.Work.Runs - runs).Should().BeLessThanOrEqualTo(1);
        }

        wizard.Work.Runs.Should().Be(confirmed).And.BePositive("the keys do come so far");
        wizard.Screen.Terminal.Mistakes.Should().BeEmpty();
    }
}
