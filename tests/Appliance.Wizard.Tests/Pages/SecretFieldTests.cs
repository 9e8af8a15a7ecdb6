using Appliance.Planning.Answers;
using Appliance.Screens.Keys;
using Appliance.Wizard.Pages.Fields;
using Appliance.Wizard.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Pages;

/// <summary>Secrets are typed twice and seen nowhere.</summary>
public sealed class SecretFieldTests
{
    private const string Secret = "Correct-Horse-9-Battery";

    [Fact]
    public void A_secret_is_never_on_the_screen_nor_in_what_is_saved()
    {
        using var wizard = new TestWizard();
        var seen = "";
        wizard.At("engine.adminPassword");
        foreach (var key in $"{Secret}\t{Secret}\t")
        {
            seen += wizard.Type(key.ToString()).Text;
        }

        wizard.Interview.Look("engine.adminPassword").IsOpenSecret.Should().BeFalse();
        seen += wizard.OpenReview().Press(Key.F9).Press(Key.Enter, Key.Enter).Text;
        seen += wizard.Open("engine").Press(Key.F1).Text;
        // Each letter is seen as a star at most; parts of three say whether any of it was drawn.
        foreach (var part in Enumerable.Range(0, Secret.Length - 3).Select(at => Secret.Substring(at, 4)))
        {
            seen.Should().NotContain(part);
        }

        wizard.Files.Texts.Should().ContainKey("/root/appliance-engine.test.org.yaml").WhoseValue.Should().Contain("prompt: true").And.NotContain("Horse");
        wizard.Interview.Save().Should().NotContain("Horse");
    }

    [Fact]
    public void Two_that_differ_are_no_answer()
    {
        using var wizard = new TestWizard();
        wizard.At("engine.adminPassword").Type(Secret).Press(Key.Tab).Type(Secret);
        wizard.Interview.Look("engine.adminPassword").IsOpenSecret.Should().BeFalse();
        wizard.Type("x").Text.Should().Contain("The two are not the same.");
        wizard.Interview.Look("engine.adminPassword").IsOpenSecret.Should().BeTrue();
    }

    [Fact]
    public void A_bad_one_is_told_and_is_no_answer()
    {
        using var wizard = new TestWizard();
        wizard.At("engine.adminPassword").Type("short").Press(Key.Tab).Type("short").Text.Should().Contain("! The password has fewer than 8");
        wizard.Interview.Look("engine.adminPassword").IsOpenSecret.Should().BeTrue();
    }

    [Fact]
    public void A_file_can_be_named_instead()
    {
        using var wizard = new TestWizard();
        wizard.At("engine.adminPassword").Press(Key.Tab, Key.Tab, Key.Enter, Key.Down, Key.Enter);
        wizard.Type("relative").Text.Should().Contain("must be an absolute path");
        wizard.Retype("/root/admin.secret");
        wizard.Interview.ErrorsAt("engine.adminPassword").Should().BeEmpty();
        wizard.Interview.Save().Should().Contain("file: /root/admin.secret");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Another_source_has_its_own_field_at_once_and_the_keys_are_there(int source)
    {
        using var wizard = new TestWizard();
        wizard.At("engine.adminPassword").Press(Key.Tab, Key.Tab, Key.Enter).Press([.. Enumerable.Repeat<KeyPress>(Key.Down, source)]).Press(Key.Enter);
        wizard.Text.Should().NotContain("The same again");
        wizard.Type("/root/x").Text.Should().Contain("[/root/x");
    }

    [Fact]
    public void What_was_wrong_with_an_empty_one_is_not_told_of_one_that_is_being_typed()
    {
        using var wizard = new TestWizard();
        wizard.Open("engine").Press(Key.F6, Key.End, Key.Enter).At("engine.adminPassword");
        wizard.Text.Should().Contain("It cannot be empty.");
        wizard.Type("abc").Text.Should().NotContain("It cannot be empty.").And.Contain("fewer than 8");
    }

    [Fact]
    public void One_that_may_be_left_out_is_left_out_again()
    {
        using var wizard = new TestWizard();
        wizard.At("database.password").Press(Key.Enter, Key.Down, Key.Enter);
        wizard.At("database.password").Type(Secret).Press(Key.Tab).Type(Secret);
        wizard.Interview.Look("database.password").Given.Should().BeOfType<AnswerTypedSecret>();
        wizard.Press(Key.Tab, Key.Enter, Key.Up, Key.Up, Key.Up, Key.Enter);
        wizard.Interview.Entered.Should().BeEmpty();
    }

    [Theory]
    [InlineData("password", "weak")]
    [InlineData("engine.test.org1", "weak")]
    [InlineData("aaaaaaaaaaaaaaaa", "weak")]
    [InlineData("kD9!mq2z", "fair")]
    [InlineData("Correct-Horse-9-Battery", "good")]
    [InlineData("seven lazy sheep jump high", "good")]
    public void Strength_is_an_honest_word(string secret, string word) =>
        SecretStrength.Of(secret, ["engine", "test", "org"]).Key.Should().Be($"strength.{word}");
}
