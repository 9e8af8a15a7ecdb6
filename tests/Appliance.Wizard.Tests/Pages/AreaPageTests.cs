using Appliance.Planning.Answers;
using Appliance.Screens.Keys;
using Appliance.Screens.Views;
using Appliance.Wizard.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Pages;

/// <summary>Fields are what the interview has, and the interview is what was typed.</summary>
public sealed class AreaPageTests
{
    [Theory]
    [InlineData("engine.fqdn", "-bad-", "Expected: a full host name")]
    [InlineData("engine.httpPort", "70000", "is above 65535")]
    [InlineData("engine.alternateNames", "good.test.org, bad name", "bad name")]
    [InlineData("network.management.vlan", "5000", "is above 4094")]
    [InlineData("network.management.address", "10.0.0.300/24", "Expected:")]
    [InlineData("network.management.gateway", "10.9.9.9", "gateway")]
    [InlineData("pki.caLifetime", "ten years", "a duration with its unit")]
    [InlineData("time.servers", "a b", "Expected:")]
    public void A_wrong_value_is_told_under_its_field_while_it_is_typed(string path, string text, string message)
    {
        using var wizard = new TestWizard();
        wizard.At(path).Retype(text);
        var lines = wizard.Text.Split('\n').Select(line => line[Math.Min(20, line.Length)..].Trim(' ', '│')).ToList();
        string.Join(' ', lines).Should().Contain(message).And.Contain("! ");
        wizard.Retype("");
        wizard.Interview.ErrorsAt(path).Should().BeEmpty();
        wizard.Interview.Entered.Should().BeEmpty("the default counts again, and is no answer");
    }

    [Fact]
    public void A_cleared_field_has_its_default_again()
    {
        using var wizard = new TestWizard();
        wizard.At("engine.fqdn").Retype("engine.example.net").Text.Should().NotMatchRegex("example.net +default");
        wizard.Retype("").Text.Should().MatchRegex(@"\[ +engine.test.org \]", "the default is told in the empty field");
        wizard.Press(Key.Tab).Text.Should().MatchRegex(@"\[engine.test.org +default \]");
        wizard.Interview.Entered.Should().BeEmpty();
    }

    [Fact]
    public void Typing_the_default_is_no_answer_but_against_a_file_it_is()
    {
        using var wizard = new TestWizard(Product.Ask(AnswerSource.FromFile("site.yaml", "version: 1\nengine: { httpPort: 8080 }\n")));
        wizard.At("engine.httpsPort").Retype("443").At("engine.httpPort").Retype("80");
        wizard.Interview.Entered.Keys.Should().Equal("engine.httpPort");
        wizard.Interview.Text("engine.httpPort").Should().Be("80");
    }

    [Fact]
    public void A_field_of_a_record_that_is_as_by_default_again_is_no_answer()
    {
        using var wizard = new TestWizard();
        wizard.At("network.management.gateway").Retype("10.0.200.2");
        wizard.Interview.Entered.Should().ContainKey("network.management");
        wizard.Retype("10.0.200.1");
        wizard.Interview.Entered.Should().BeEmpty();
    }

    [Fact]
    public void What_can_be_left_out_is_left_out_by_a_dash()
    {
        using var wizard = new TestWizard();
        wizard.At("network.management.gateway").Retype("-").Press(Key.Tab);
        wizard.Interview.Look("network.management.gateway").Value.Should().BeNull();
        wizard.Text.Should().MatchRegex(@"Gateway +\[- +none \]");
    }

    [Fact]
    public void Questions_come_and_go_with_their_conditions_and_the_keys_stay_where_they_are()
    {
        using var wizard = new TestWizard();
        wizard.Open("database").Text.Should().NotContain("Database host");
        wizard.Press(Key.Enter, Key.Down, Key.Enter).Text.Should().Contain("Database host").And.Contain("remote: ");
        wizard.Press(Key.Enter, Key.Up, Key.Enter).Text.Should().NotContain("Database host").And.Contain("local: On this machine.");
    }

    [Fact]
    public void A_default_follows_the_answer_it_is_made_from()
    {
        using var wizard = new TestWizard();
        wizard.At("engine.fqdn").Retype("engine.example.net").Open("pki").Text.Should().MatchRegex(@"\[example.net +default \]");
    }

    [Fact]
    public void What_is_missing_is_told_when_somebody_wants_to_go_on()
    {
        using var wizard = new TestWizard();
        wizard.Open("database").Press(Key.Enter, Key.Down, Key.Enter);
        wizard.Page("database").Mark.Should().Be(PageMark.None);
        wizard.Text.Should().NotContain("A value is needed. Expected");
        wizard.Press(Key.Tab, Key.Tab, Key.Tab, Key.Tab, Key.Tab, Key.Tab, Key.Tab, Key.Tab, Key.Tab, Key.Tab);
        wizard.At("database.tls").Press(Key.Tab, Key.Tab, Key.Enter, Key.Enter, Key.Enter);
        wizard.Wizard.Current.Title.Should().Be("Database");
        wizard.Text.Should().Contain("A value is needed. Expected");
        wizard.Page("database").Mark.Should().Be(PageMark.None, "it was not left");
        wizard.Open("time");
        wizard.Page("database").Mark.Should().Be(PageMark.Errors);
    }

    [Fact]
    public void A_switch_is_switched_and_is_no_answer_when_switched_back()
    {
        using var wizard = new TestWizard();
        wizard.At("firewall.configure").Press(KeyPress.Of(' '));
        wizard.Interview.Text("firewall.configure").Should().Be("false");
        wizard.Press(KeyPress.Of(' '));
        wizard.Interview.Entered.Should().BeEmpty();
    }

    [Fact]
    public void What_the_machine_has_is_chosen_from_a_list_or_typed()
    {
        using var wizard = new TestWizard();
        wizard.At("network.management.interface").Press(Key.Enter, Key.Down, Key.Enter);
        wizard.Interview.Text("network.management.interface").Should().Be("em2");
        wizard.Retype("bond0");
        wizard.Interview.Text("network.management.interface").Should().Be("bond0");
    }

    [Fact]
    public void A_value_of_a_file_is_there_with_its_place()
    {
        using var wizard = new TestWizard(Product.Ask(AnswerSource.FromFile("site.yaml", "version: 1\nengine: { fqdn: bad }\n")));
        wizard.At("engine.fqdn").Text.Should().Contain("site.yaml:2:");
    }

    [Fact]
    public void More_settings_are_there_when_they_are_asked_for()
    {
        using var wizard = new TestWizard();
        wizard.Open("engine").Text.Should().NotContain("HTTP port").And.Contain("More settings (6)");
        wizard.Press(Key.Down, Key.Down, Key.Down, Key.Down, Key.Down, KeyPress.Of(' ')).Text.Should().Contain("HTTP port").And.Contain("[x] More settings (6)");
    }

    [Fact]
    public void What_was_suggested_for_a_trial_is_not_called_entered()
    {
        using var wizard = new TestWizard();
        wizard.Interview.Suggest("engine.fqdn", "engine.trial.test");
        wizard.At("engine.fqdn").Text.Should().Contain("engine.trial.test").And.Contain("From: suggested for a trial.").And.NotContain("given in this dialogue");
        wizard.Press(Key.F1).Text.Should().Contain("(suggested for a trial)");
        wizard.Press(Key.Escape).Retype("engine2.test.org").Text.Should().Contain("From: given in this dialogue.");
    }

    [Fact]
    public void A_default_without_words_is_told_by_its_value()
    {
        using var wizard = new TestWizard();
        wizard.At("firewall.configure").Text.Should().Contain("Default: yes.").And.NotContain("Default: the default");
    }
}
