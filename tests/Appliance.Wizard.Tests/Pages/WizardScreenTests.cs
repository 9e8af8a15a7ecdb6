using Appliance.Screens.Keys;
using Appliance.Screens.Terminals;
using Appliance.Screens.Views;
using Appliance.Wizard.Tests.Support;
using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Pages;

/// <summary>The keys of the wizard as a whole.</summary>
public sealed class WizardScreenTests
{
    private static readonly KeyPress ShiftTab = new(Key.Tab, KeyModifiers.Shift);

    [Fact]
    public void Enter_goes_through_the_fields_and_from_the_last_one_to_the_next_page()
    {
        using var wizard = new TestWizard();
        wizard.Open("time").Press(Key.Enter, Key.Enter);
        wizard.Wizard.Current.Title.Should().Be("Database");
    }

    [Fact]
    public void Esc_goes_back_a_page_and_loses_nothing()
    {
        using var wizard = new TestWizard();
        wizard.At("database.location").Press(Key.Escape).Open("engine").Retype("engine.example.net").Press(Key.Escape);
        wizard.Wizard.Current.Title.Should().Be("Welcome");
        wizard.Press(Key.Escape, Key.Escape);
        wizard.Wizard.Current.Title.Should().Be("Welcome", "Esc never quits");
        wizard.Interview.Text("engine.fqdn").Should().Be("engine.example.net");
    }

    [Fact]
    public void The_list_of_pages_is_reached_by_the_keyboard()
    {
        using var wizard = new TestWizard();
        wizard.Open("engine").Press(Key.F6, Key.Down, Key.Down, Key.Enter);
        wizard.Wizard.Current.Title.Should().Be("Time");
        wizard.Press(ShiftTab, Key.Down, Key.Enter);
        wizard.Wizard.Current.Title.Should().Be("Database");
        wizard.Press(new KeyPress(Key.Left, KeyModifiers.Control), Key.Up, Key.Escape);
        wizard.Wizard.Current.Title.Should().Be("Database");
    }

    [Fact]
    public void Tab_leads_around_over_all_fields_and_the_list()
    {
        using var wizard = new TestWizard();
        wizard.Open("database");
        var first = wizard.Text;
        wizard.Press(Key.Tab, Key.Tab, Key.Tab, Key.Tab).Text.Should().Contain("Enter Go there", "the list has the keys");
        wizard.Press(Key.Tab).Text.Should().Be(first);
    }

    [Fact]
    public void Keys_that_reach_beyond_the_wizard_work_over_dialogs()
    {
        using var wizard = new TestWizard();
        wizard.Open("engine").Press(Key.F1, KeyPress.Control('c'), Key.F2, Key.F10);
        (wizard.Interrupts, wizard.Shells, wizard.Leaves).Should().Be((1, 1, 1));
    }

    [Fact]
    public void F4_changes_to_the_plain_look_and_back()
    {
        using var wizard = new TestWizard();
        var rich = wizard.Text;
        wizard.Press(Key.F4).Text.Should().NotContain("│");
        wizard.Press(Key.F4).Text.Should().Be(rich);
    }

    [Fact]
    public void F1_tells_about_the_field_that_has_the_keys()
    {
        using var wizard = new TestWizard();
        wizard.At("database.location").Press(Key.F1).Text.Should().Contain("In answer files: database.location");
        wizard.Press(Key.Enter).Text.Should().NotContain("In answer files");
    }

    [Fact]
    public void The_language_changes_at_once()
    {
        using var wizard = new TestWizard();
        wizard.Press(Key.Enter, Key.Down, Key.Enter).Text.Should().Contain("欢迎").And.Contain("主机节点");
        wizard.Wizard.Words.Language.Should().Be(Language.Chinese);
        wizard.Open("engine").Text.Should().Contain("管理员密码");
    }

    // Guards: a page that was made in another language was gone to by its old fields.
    [Fact]
    public void A_field_is_found_after_the_language_has_changed()
    {
        using var wizard = new TestWizard();
        wizard.Open("network").Open("engine");
        wizard.Wizard.Speak(Language.Chinese);
        wizard.At("network.management.mtu").Press(Key.F1).Text.Should().Contain("network.management.mtu");
    }

    [Fact]
    public void Marks_tell_what_is_done_and_what_is_wrong()
    {
        using var wizard = new TestWizard();
        wizard.Open("engine").Text.Should().NotMatchRegex("! *Engine", "nobody came to its end yet");
        wizard.Open("time");
        wizard.Page("engine").Mark.Should().Be(PageMark.Errors);
        wizard.Page("time").Mark.Should().Be(PageMark.Done);
        wizard.Page("nodes").Mark.Should().Be(PageMark.None);
    }

    [Fact]
    public void A_storm_of_sizes_leaves_the_screen_as_it_was()
    {
        using var wizard = new TestWizard();
        wizard.Open("network");
        var before = wizard.Text;
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            wizard.Screen.Resize(random.Next(1, 200), random.Next(1, 60));
        }

        wizard.Screen.Resize(TerminalSize.Usual.Columns, TerminalSize.Usual.Rows);
        wizard.Text.Should().Be(before);
    }
}
