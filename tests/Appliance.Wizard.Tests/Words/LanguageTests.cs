using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Words;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("LANG=zh_CN.UTF-8", "zh-CN")]
    [InlineData("LANG=zh_CN.utf8", "zh-CN")]
    [InlineData("LANG=zh_SG.UTF-8", "zh-CN")]
    [InlineData("LANG=en_US.UTF-8 LC_MESSAGES=zh_CN.UTF-8", "zh-CN")]
    [InlineData("LANG=zh_CN.UTF-8 LC_ALL=C", "en")]
    [InlineData("LANG=zh_CN.UTF-8 LC_ALL=", "zh-CN")]
    [InlineData("LANG=zh_CN.GB18030", "en")]
    [InlineData("LANG=zh_CN", "en")]
    [InlineData("LANG=de_DE.UTF-8", "en")]
    [InlineData("LANG=C.UTF-8", "en")]
    [InlineData("", "en")]
    public void The_locale_says_the_language_where_its_letters_arrive(string environment, string tag)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        Language.OfLocale(variables.GetValueOrDefault).Tag.Should().Be(tag);
    }

    [Theory]
    [InlineData("LC_ALL=C", false)]
    [InlineData("LC_ALL=en_US.ISO-8859-1 LANG=zh_CN.UTF-8", false)]
    [InlineData("LANG=zh_CN.UTF-8 LC_CTYPE=C", false)]
    [InlineData("", false)]
    [InlineData("LC_ALL=C.UTF-8", true)]
    [InlineData("LC_CTYPE=en_US.utf8", true)]
    public void Chinese_is_shown_where_its_letters_arrive_and_English_everywhere(string environment, bool shown)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        Language.Chinese.IsShownBy(variables.GetValueOrDefault).Should().Be(shown);
        Language.English.IsShownBy(variables.GetValueOrDefault).Should().BeTrue();
    }

    [Theory]
    [InlineData("一二三，四", 6, "一二|三，四")]
    [InlineData("one two three", 8, "one two|three")]
    [InlineData("  abc def", 6, "  abc|  def")]
    [InlineData("abcdefgh", 4, "abcd|efgh")]
    [InlineData("a\nb", 4, "a|b")]
    public void Lines_are_broken_where_they_may_be(string text, int width, string lines) =>
        string.Join('|', Columns.Wrap(text, width)).Should().Be(lines);
}
