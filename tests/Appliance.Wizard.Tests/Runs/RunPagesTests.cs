using Appliance.Contracts.Events;
using Appliance.Planning.Runs;
using Appliance.Screens.Keys;
using Appliance.Wizard.Runs;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Runs;

/// <summary>From the plan to the end, and what can come between.</summary>
public sealed class RunPagesTests : IDisposable
{
    private readonly RunWizard _wizard = new();

    public void Dispose() => _wizard.Dispose();

    [Fact]
    public async Task Who_leans_on_Enter_starts_nothing()
    {
        await _wizard.ToPlanAsync();
        _wizard.Press(Key.Tab);
        for (var time = 0; time < 51; time++)
        {
            _wizard.Press(Key.Enter);
        }

        (_wizard.Work.Runs, _wizard.Pages.IsRunning).Should().Be((0, false));
        _wizard.Text.Should().Contain("Set up this machine?").And.Contain("<<Cancel>>");
    }

    [Fact]
    public async Task A_confirmed_plan_is_carried_out_once_tried_and_told()
    {
        await _wizard.ToDoneAsync();
        _wizard.Work.Runs.Should().Be(1);
        _wizard.Text.Should().Contain("+ Everything is set up and works.").And.Contain("https://engine.test.org/ovirt-engine/");
        _wizard.Press(Key.Enter).Leaves.Should().Be(1);
    }

    [Fact]
    public async Task A_fingerprint_goes_on_in_the_next_line_between_two_pairs()
    {
        await _wizard.ToDoneAsync();
        _wizard.Text.Should().MatchRegex(@"│   F0:B7:(..:){13}59 *\n.*│   64:65:(..:){13}1B *\n");
    }

    [Fact]
    public async Task With_nothing_to_change_what_is_there_is_tried_without_a_run()
    {
        _wizard.Work.Look = Samples.Look(changes: false);
        await _wizard.ToPlanAsync();
        _wizard.Text.Should().Contain("nothing to change").And.Contain("< Try what is set up >");
        await _wizard.Press(Key.Tab, Key.Enter).SettleAsync();
        _wizard.Work.Runs.Should().Be(0);
        _wizard.Text.Should().Contain("+ Everything is set up and works.");
    }

    [Fact]
    public async Task A_failed_check_leaves_nothing_to_confirm_and_Enter_leads_to_its_answer_and_back()
    {
        _wizard.Work.Look = Samples.Look(fails: true);
        await _wizard.ToPlanAsync();
        _wizard.Text.Should().NotContain("Set up now").And.Contain("Port 443 (HTTPS) is taken by nginx").And.Contain("choose another port");
        _wizard.Press(Key.Enter).Text.Should().Contain("HTTPS port").And.MatchRegex(@"\*. Engine");
        await _wizard.Press(Key.Escape).SettleAsync();
        _wizard.Text.Should().Contain("Port 443 (HTTPS) is taken by nginx");
        _wizard.Work.Looks.Should().Be(1, "no answer changed");
    }

    [Fact]
    public async Task A_check_is_waived_only_with_a_reason()
    {
        _wizard.Work.Look = Samples.Look(fails: true);
        await _wizard.ToPlanAsync();
        _wizard.Press(KeyPress.Of('w'), Key.Tab, Key.Enter).Text.Should().Contain("A waived check needs its reason.");
        _wizard.Press(Key.Up);
        _wizard.Screen.Type("behind a balancer");
        await _wizard.Press(Key.Tab, Key.Enter).SettleAsync();
        _wizard.Work.Waivers.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Id = "ports-free", Reason = "behind a balancer" });
        _wizard.Work.Looks.Should().Be(2);
    }

    [Fact]
    public async Task The_plan_is_made_anew_when_an_answer_changed_and_on_F5()
    {
        await _wizard.ToPlanAsync();
        await (await _wizard.Press(Key.F5).SettleAsync()).ToPlanAsync();
        _wizard.Work.Looks.Should().Be(2);
        _wizard.Screen.Loop.Post(() =>
        {
            _wizard.Wizard.GoTo(_wizard.Wizard.Pages[0]);
            _wizard.Interview.Type("engine.httpPort", "8080");
        });
        await _wizard.ToPlanAsync();
        _wizard.Work.Looks.Should().Be(3);
    }

    [Fact]
    public async Task Retry_goes_on_with_the_run()
    {
        await _wizard.ToFailureAsync();
        _wizard.Text.Should().Contain("The step failed: Start the engine (engine.process)").And.Contain("Address already in use: 443").And.Contain("Mend the cause").And.Contain("<<Retry>>");
        _wizard.Press(Key.Enter);
        _wizard.Pages.IsRunning.Should().BeTrue();
        _wizard.Text.Should().NotContain("Failed           ", "there is no such page while it runs");
        _wizard.Say([.. Samples.Begin()]);
        _wizard.Say(Samples.Of(1, EventKind.StepUnchanged));
        _wizard.Work.End(RunOutcome.Finished);
        await _wizard.SettleAsync();
        _wizard.Work.Runs.Should().Be(2);
        _wizard.Text.Should().Contain("+ Everything is set up and works.");
    }

    [Fact]
    public async Task Retry_with_other_answers_starts_nothing_before_their_plan_is_confirmed()
    {
        await _wizard.ToFailureAsync();
        _wizard.Interview.Type("engine.httpPort", "8080");
        await _wizard.Press(Key.Enter).SettleAsync();
        _wizard.Work.Runs.Should().Be(1);
        _wizard.Work.Confirmations.Should().Be(1);
        _wizard.Text.Should().Contain("< Set up now >").And.Contain("The answers are others than those confirmed");
    }

    [Fact]
    public async Task After_a_failure_the_answers_lead_to_the_one_that_is_named_and_then_to_the_plan()
    {
        await _wizard.ToFailureAsync();
        _wizard.Press(Key.Right, Key.Enter).Text.Should().MatchRegex(@"\*. Engine").And.Contain("HTTPS port");
        _wizard.Interview.Type("engine.httpsPort", "8443");
        await _wizard.Press(Key.Escape).SettleAsync();
        _wizard.Text.Should().Contain("< Set up now >");
        _wizard.Work.Looks.Should().Be(2);
    }

    [Fact]
    public async Task A_run_is_undone_only_when_confirmed()
    {
        await _wizard.ToFailureAsync();
        _wizard.Press(Key.Right, Key.Right, Key.Enter, Key.Enter).Work.Undos.Should().Be(0, "the first button is Cancel's");
        await _wizard.Press(Key.Enter, Key.Left, Key.Enter).SettleAsync();
        _wizard.Work.Undos.Should().Be(1);
        _wizard.Text.Should().Contain("Everything is as before.");
        _wizard.Press(Key.Enter).Leaves.Should().Be(1);
    }

    [Fact]
    public async Task What_could_not_be_undone_is_told_and_can_be_tried_again()
    {
        await _wizard.ToFailureAsync();
        _wizard.Work.Undone = UndoEnd.Incomplete(["Install PostgreSQL: dpkg is locked"]);
        await _wizard.Press(Key.Right, Key.Right, Key.Enter, Key.Left, Key.Enter).SettleAsync();
        _wizard.Text.Should().Contain("dpkg is locked");
        _wizard.Press(Key.Enter).Text.Should().Contain("< Undo >");
        _wizard.Leaves.Should().Be(0);
    }

    [Fact]
    public async Task An_undo_that_failed_without_a_word_is_no_success()
    {
        await _wizard.ToFailureAsync();
        _wizard.Work.Undone = UndoEnd.Incomplete([]);
        await _wizard.Press(Key.Right, Key.Right, Key.Enter, Key.Left, Key.Enter).SettleAsync();
        _wizard.Text.Should().Contain("Not everything could be undone").And.NotContain("Everything is as before.");
    }

    [Fact]
    public async Task What_does_not_work_is_told_with_what_to_do()
    {
        _wizard.Work.Proofs = Samples.Proofs(works: false);
        await _wizard.ToDoneAsync();
        _wizard.Text.Should().Contain("not everything works");
        _wizard.Press(Key.PageDown).Text.Should().Contain("! The administrator can log in: FAILED").And.Contain("To do: Give the right password");
        _wizard.Work.Proofs = Samples.Proofs();
        await _wizard.Press(Key.F5).SettleAsync();
        _wizard.Text.Should().Contain("+ Everything is set up and works.");
    }

    [Fact]
    public async Task The_answers_are_saved_where_a_person_says()
    {
        await _wizard.ToDoneAsync();
        _wizard.Files.Texts["/root/appliance-engine.test.org.yaml"] = "old";
        _wizard.Press(Key.Right, Key.Enter).Text.Should().Contain("/root/appliance-engine.test.org.yaml");
        _wizard.Press(Key.Home, KeyPress.Of('x'), Key.Tab, Key.Enter).Text.Should().Contain("A path from the root is needed");
        _wizard.Press(Key.Up, Key.Home, Key.Delete, Key.Tab, Key.Enter, Key.Left, Key.Enter);
        _wizard.Files.Texts.Should().Equal(new Dictionary<string, string> { ["/root/appliance-engine.test.org.yaml"] = "# confirmed\n" });
        _wizard.Press(Key.End).Text.Should().Contain("The answers are in /root/appliance-engine.test.org.yaml");
    }

    [Fact]
    public async Task A_page_that_cannot_be_gone_to_says_why()
    {
        _wizard.Press(Key.F6, Key.End, Key.Enter).Text.Should().Contain("Nothing is set up yet");
        _wizard.Press(Key.Up, Key.Enter).Text.Should().Contain("Nothing runs before the plan is confirmed");
        _wizard.Interview.Type("engine.httpPort", "many");
        _wizard.Press(Key.Up, Key.Enter).Text.Should().Contain("Plan: answers missing or wrong: 1. First, on page Engine: HTTP port.");
        _wizard.Interview.Type("engine.httpPort", "80");
        _wizard.Press(Key.Escape);
        await _wizard.ToRunAsync();
        _wizard.Press(Key.F6, Key.Home, Key.Enter).Text.Should().Contain("Not now: this page stays");
    }

    [Fact]
    public async Task A_shell_is_offered_only_where_there_is_one()
    {
        (await _wizard.ToFailureAsync()).Text.Should().Contain("< Shell >").And.Contain("F2 Shell");
        using var without = new RunWizard(shell: false);
        (await without.ToFailureAsync()).Text.Should().NotContain("Shell");
    }

    [Fact]
    public async Task A_trial_is_called_one_on_every_page_and_where_it_is_confirmed()
    {
        using var trial = new RunWizard(trial: "/srv/trial");
        foreach (var page in trial.Wizard.Pages)
        {
            trial.Screen.Loop.Post(() => trial.Wizard.GoTo(page));
            trial.Screen.Settle();
            trial.Text.Split('\n')[0].Should().Contain("trial in /srv/trial", page.Title);
        }

        await trial.ToPlanAsync();
        trial.Press(Key.Tab, Key.Enter).Text.Should().Contain("Set up this trial?").And.Contain("nothing else").And.NotContain("This machine is changed");
        (await _wizard.ToPlanAsync()).Press(Key.Tab, Key.Enter).Text.Should().Contain("Set up this machine?").And.Contain("This machine is changed as the plan says. Changes:").And.NotContain("trial");
    }

    [Fact]
    public async Task F10_is_called_what_it_does()
    {
        _wizard.Text.Should().Contain("F10 Save and leave");
        (await _wizard.ToRunAsync()).Text.Should().Contain("F10 Stop").And.NotContain("Save and leave");
        _wizard.Press(Key.F10).Text.Should().Contain("Stop the run?");
    }

    [Fact]
    public async Task A_field_that_was_come_to_from_the_plan_leads_back_to_the_plan_and_says_so()
    {
        (await _wizard.ToPlanAsync()).Press(Key.Escape);
        _wizard.Screen.Loop.Post(() => _wizard.Pages.WayTo("engine.httpPort")!());
        _wizard.Screen.Settle();
        _wizard.Text.Should().Contain("< Back to the plan >").And.NotContain("Back to the review");
        _wizard.Press(Key.Escape).Wizard.Current.Title.Should().Be("Plan");
    }

    [Fact]
    public void The_page_of_the_first_wrong_answer_is_read_in_full_at_80_columns()
    {
        _wizard.Interview.Type("engine.adminPassword", "{ env: a b }");
        _wizard.Interview.Type("pki.webLifetime", "many");
        _wizard.Press(Key.F6, Key.End, Key.Up, Key.Up, Key.Enter).Text.Should().MatchRegex("First, on page [A-Z][a-z ]+: ");
    }
}
