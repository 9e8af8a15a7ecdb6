using Appliance.Screens.Drawing;
using FluentAssertions;

namespace Appliance.Screens.Tests.Drawing;

public sealed class TextWrapTests
{
    [Theory]
    [InlineData("one two three", 8, "one two|three")]
    [InlineData("一二三四", 4, "一二|三四")]
    [InlineData("一二，三", 4, "一|二，|三")]
    [InlineData("一二三（四）。五", 8, "一二三（|四）。五")]
    [InlineData("ab 一二。", 7, "ab 一|二。")]
    [InlineData("a\nb", 4, "a|b")]
    public void No_line_begins_with_what_closes_the_one_before(string text, int width, string lines) => string.Join('|', TextWrap.Lines(text, width)).Should().Be(lines);
}
