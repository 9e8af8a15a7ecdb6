using Appliance.Screens.Keys;
using Appliance.Wizard.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Pages;

/// <summary>The ways to begin.</summary>
public sealed class WelcomePageTests
{
    private const string Answers = "version: 1\nengine: { fqdn: engine.example.net }\n";

    [Fact]
    public void Beginning_leads_to_the_first_area()
    {
        using var wizard = new TestWizard();
        wizard.Press(Key.Tab, Key.Enter, Key.Enter);
        wizard.Wizard.Current.Title.Should().Be("Engine");
    }

    [Fact]
    public void What_was_entered_before_is_gone_on_with_once()
    {
        using var wizard = new TestWizard(saved: Answers);
        wizard.Press(Key.Tab, Key.Enter, Key.Enter);
        wizard.Interview.Text("engine.fqdn").Should().Be("engine.example.net");
        wizard.Retype("other.example.net").Press(Key.Escape, Key.Enter);
        wizard.Wizard.Current.Title.Should().Be("Engine");
        wizard.Interview.Text("engine.fqdn").Should().Be("other.example.net");
    }

    [Fact]
    public void An_answer_file_is_loaded()
    {
        using var wizard = new TestWizard();
        wizard.Files.Texts["/root/site.yaml"] = Answers;
        Load(wizard, "/root/site.yaml");
        wizard.Wizard.Current.Title.Should().Be("Engine");
        wizard.Text.Should().Contain("engine.example.net").And.Contain("Taken from /root/site.yaml.");
    }

    [Theory]
    [InlineData("/none.yaml", "", "There is no file /none.yaml")]
    [InlineData("/a.yaml", "version: 1\nengine: { fqdm: x }\n", "/a.yaml:2:")]
    [InlineData("/a.yaml", "version: 1\nengine: [\n", "/a.yaml:")]
    [InlineData("/a.yaml", "", "The answers cannot be taken")]
    public void One_that_cannot_be_taken_is_told_with_file_and_line(string path, string text, string message)
    {
        using var wizard = new TestWizard();
        wizard.Files.Texts["/a.yaml"] = text;
        Load(wizard, path);
        wizard.Text.Should().Contain(message);
        wizard.Press(Key.Enter);
        wizard.Wizard.Current.Title.Should().Be("Welcome");
        wizard.Interview.Entered.Should().BeEmpty();
    }

    [Fact]
    public void One_with_a_wrong_value_is_taken_and_the_value_is_told()
    {
        using var wizard = new TestWizard();
        wizard.Files.Texts["/a.yaml"] = "version: 1\nengine: { httpPort: many }\n";
        Load(wizard, "/a.yaml");
        wizard.Text.Should().Contain("/a.yaml:2:").And.Contain("The answers are taken");
        wizard.Press(Key.Enter).Open("engine").Text.Should().Contain("'many' is not a whole number");
    }

    [Fact]
    public void One_with_an_unknown_key_is_refused_with_all_that_is_wrong()
    {
        using var wizard = new TestWizard();
        wizard.Files.Texts["/a.yaml"] = "version: 1\nengine: { httpPort: many, aplicationMode: virt }\n";
        Load(wizard, "/a.yaml");
        wizard.Text.Should().Contain("The answers cannot be taken").And.Contain("aplicationMode").And.Contain("'many'");
    }

    [Fact]
    public void What_was_entered_is_not_replaced_without_being_asked()
    {
        using var wizard = new TestWizard();
        wizard.Files.Texts["/a.yaml"] = Answers;
        wizard.At("engine.fqdn").Retype("mine.example.net").Press(Key.Escape, Key.F6, Key.Home, Key.Enter);
        Load(wizard, "/a.yaml");
        wizard.Text.Should().Contain("is replaced");
        wizard.Press(Key.Escape);
        wizard.Interview.Text("engine.fqdn").Should().Be("mine.example.net");
        wizard.Press(Key.Enter, Key.Enter);
        wizard.Interview.Text("engine.fqdn").Should().Be("engine.example.net");
    }

    [Fact]
    public void For_a_node_the_pages_about_the_engine_are_not_there_until_it_is_to_be_an_engine_again()
    {
        using var wizard = new TestWizard();
        wizard.Press(Key.Tab, Key.Down, Key.Down, KeyPress.Of(' '));
        wizard.Wizard.Pages.Select(page => page.Title).Should().Equal("Welcome");
        wizard.Press(Key.Up, Key.Up, KeyPress.Of(' '));
        wizard.Wizard.Pages.Select(page => page.Title).Should().Contain(["Engine", "Review"]);
    }

    private static void Load(TestWizard wizard, string path) =>
        wizard.Press(Key.Tab, Key.Down, KeyPress.Of(' '), Key.Tab).Type(path).Press(Key.Enter, Key.Enter);
}
