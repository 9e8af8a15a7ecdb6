using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using FluentAssertions;

namespace Appliance.Tests.Planning.Sites;

public sealed class QuestionCatalogueTests
{
    [Theory]
    [InlineData("a.b", "a.b", "*two questions 'a.b'*")]
    [InlineData("a.b", "a.b.c", "*'a.b' is both a question and a group*")]
    [InlineData("a.b.c", "a.b", "*'a.b' is both a question and a group*")]
    [InlineData("a.bC", "a.b.c", "*the same environment variable*")]
    [InlineData("version", "a.b", "*not an id*")]
    [InlineData("A.b", "a.c", "*not an id*")]
    [InlineData("a..b", "a.c", "*not an id*")]
    public void Ids_that_would_collide_are_refused(string one, string other, string message)
    {
        var make = () => new QuestionCatalogue([Ask(one), Ask(other)]);

        make.Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void Questions_that_hang_on_each_other_in_a_circle_are_a_bug_with_a_name()
    {
        Question<bool>? second = null;
        var first = new Question<bool>("a.first", AnswerTypes.Bool) { Title = "", Help = "", Default = site => site.Get(second!) };
        second = new Question<bool>("a.second", AnswerTypes.Bool) { Title = "", Help = "", Default = site => site.Get(first) };

        var build = () => SiteBuilder.Build(new QuestionCatalogue([first, second]), []);

        build.Should().Throw<InvalidOperationException>().WithMessage("*a.first -> a.second -> a.first*");
    }

    [Fact]
    public void A_question_outside_the_catalogue_is_a_bug()
    {
        var read = () => SiteBuilder.Build(new QuestionCatalogue([]), []).Site!.Find(Ask("a.b"));

        read.Should().Throw<ArgumentException>().WithMessage("*'a.b' is not in the catalogue*");
    }

    [Theory]
    [InlineData("engine.fqdn", "APPLIANCE_ENGINE_FQDN")]
    [InlineData("engine.adminPassword", "APPLIANCE_ENGINE_ADMIN_PASSWORD")]
    public void Environment_names_part_the_words(string id, string variable) => EnvironmentNames.For(id).Should().Be(variable);

    private static Question<bool> Ask(string id) => new(id, AnswerTypes.Bool) { Title = "", Help = "" };
}
