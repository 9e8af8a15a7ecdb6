using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using FluentAssertions;

namespace Appliance.Tests.Planning.Questions;

public sealed class TextRangeTests
{
    private static readonly AnswerType<string> Name = AnswerTypes.Text("a name", 8, "a-z0-9_.-", "a-z");

    [Theory]
    [InlineData("a", true)]
    [InlineData("a-b_c.1", true)]
    [InlineData("1a", false)]
    [InlineData("aB", false)]
    [InlineData("a/b", false)]
    [InlineData("abcdefghi", false)]
    public void Characters_and_length_are_checked(string text, bool good) =>
        Name.TryReadObject(new AnswerScalar(text, ScalarForm.Bare, Origin.Set), AnswerReading.Detached("x"), out _).Should().Be(good);

    [Fact]
    public void Half_a_character_is_refused() =>
        AnswerTypes.Text().TryReadObject(new AnswerScalar("a\ud800", ScalarForm.Bare, Origin.Set), AnswerReading.Detached("x"), out _).Should().BeFalse();

    [Fact]
    public void The_pattern_of_the_schema_says_the_same() =>
        Name.Schema(partial: false, SiteDraft.Of(new QuestionCatalogue([]), null))["pattern"]!.GetValue<string>().Should().Be("^[a-z][a-z0-9_.-]*$");

    [Theory]
    [InlineData("a]")]
    [InlineData("^a")]
    [InlineData("a\\d")]
    public void Ranges_that_a_pattern_would_read_otherwise_are_refused(string ranges) =>
        FluentActions.Invoking(() => AnswerTypes.Text(allowed: ranges)).Should().Throw<ArgumentException>();
}
