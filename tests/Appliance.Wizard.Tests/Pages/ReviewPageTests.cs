using Appliance.Planning.Answers;
using Appliance.Screens.Keys;
using Appliance.Wizard.Pages;
using Appliance.Wizard.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Pages;

/// <summary>The review leads to every answer and back, and on only when all is good.</summary>
public sealed class ReviewPageTests
{
    private const string Secret = "Correct-Horse-9-Battery";

    [Fact]
    public void A_row_leads_to_its_field_and_Esc_back()
    {
        using var wizard = new TestWizard();
        wizard.OpenReview().Press(Key.Home, Key.Down, Key.Enter);
        wizard.Wizard.Current.Title.Should().Be("Engine");
        wizard.Type(Secret).Press(Key.Tab).Type(Secret).Press(Key.Escape);
        wizard.Wizard.Current.Title.Should().Be("Review");
        wizard.Text.Should().Contain("All answers are there; the checks show");
    }

    [Fact]
    public void Going_on_from_a_field_leads_back_too()
    {
        using var wizard = new TestWizard();
        wizard.OpenReview();
        wizard.At("time.servers").Text.Should().Contain("Back to the review");
        wizard.Press(Key.Enter);
        wizard.Wizard.Current.Title.Should().Be("Review");
    }

    [Fact]
    public void An_error_in_a_row_of_a_table_leads_into_the_row()
    {
        using var wizard = new TestWizard(Product.Ask(AnswerSource.FromFile("site.yaml", "version: 1\nnodes: { hosts: [{ name: a }, { name: b b }] }\n")));
        wizard.OpenReview().Text.Should().Contain("Nodes 2: Name");
        wizard.Press(Key.Home, Key.Down, Key.Down, Key.Enter).Text.Should().Contain("Nodes, row 2");
        wizard.Retype("b").Press(Key.Enter, Key.Enter, Key.Enter, Key.Enter, Key.Escape);
        wizard.Text.Should().Contain("Wrong or missing: 1.");
    }

    [Fact]
    public void Nothing_goes_on_while_something_is_wrong()
    {
        using var wizard = new TestWizard();
        wizard.OpenReview().Press(Key.Tab, Key.Enter);
        wizard.Proceeded.Should().Be(0);
        wizard.Text.Should().Contain("Something is wrong or missing");
        wizard.At("engine.adminPassword").Type(Secret).Press(Key.Tab).Type(Secret);
        wizard.OpenReview().Press(Key.Tab, Key.Enter);
        wizard.Proceeded.Should().Be(1);
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_only_when_that_is_meant()
    {
        using var wizard = new TestWizard();
        const string Path = "/root/appliance-engine.test.org.yaml";
        wizard.Files.Texts[Path] = "old";
        wizard.OpenReview().Press(Key.F9, Key.Enter, Key.Enter).Text.Should().Contain($"{Path} is there already").And.Contain("<<Cancel>>");
        wizard.Press(Key.Enter, Key.Enter, Key.Enter);
        wizard.Files.Texts.Values.Should().Equal(["old"], "who leans on Enter has not decided");
        wizard.Press(Key.Enter, Key.Left, Key.Enter);
        wizard.Files.Texts[Path].Should().StartWith("#");
        wizard.Text.Should().Contain("Saved to");
    }

    [Fact]
    public void A_saved_file_is_for_its_owner_alone_and_gives_the_same_answers()
    {
        using var folder = new Appliance.Tests.Support.TemporaryFolder();
        using var wizard = new TestWizard();
        wizard.At("engine.httpPort").Retype("8080").OpenReview().Press(Key.F9, Key.Enter, Key.Enter);
        var path = Path.Combine(folder.Path, "answers.yaml");
        new LocalAnswerFiles().Write(path, wizard.Files.Texts.Values.Single());
        File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(folder.Path).Should().Equal(path);
        Product.Ask(AnswerSource.FromFile(path, new LocalAnswerFiles().Read(path))).Text("engine.httpPort").Should().Be("8080");
    }

    [Fact]
    public void Titles_are_read_in_full_where_there_is_room()
    {
        using var wizard = new TestWizard(size: new(200, 50));
        var titles = wizard.Interview.Pages.SelectMany(page => page.Questions).Select(asked => asked.Question.Title).ToList();
        wizard.OpenReview().Press(Key.Home);
        var seen = wizard.Text;
        for (var i = 0; i < 3; i++)
        {
            seen += wizard.Press(Key.PageDown).Text;
        }

        titles.Should().Contain(title => title.Length > 22).And.OnlyContain(title => seen.Contains(title));
    }
}
