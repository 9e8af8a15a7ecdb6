using Appliance.Screens.Drawing;
using Appliance.Screens.Terminals;
using Appliance.Screens.Themes;
using FluentAssertions;

namespace Appliance.Screens.Tests.Terminals;

public sealed class TerminalCapabilitiesTests
{
    [Theory]
    [InlineData("xterm-256color", "en_US.UTF-8", TerminalFamily.Xterm, ColorDepth.Sixteen, "utf-8")]
    [InlineData("screen.xterm", "zh_CN.utf8", TerminalFamily.Xterm, ColorDepth.Sixteen, "utf-8")]
    [InlineData("linux", "C", TerminalFamily.Xterm, ColorDepth.Sixteen, "us-ascii")]
    [InlineData("linux", "de_DE.ISO-8859-1", TerminalFamily.Xterm, ColorDepth.Sixteen, "iso-8859-1")]
    [InlineData("linux-m", "C.UTF-8", TerminalFamily.Xterm, ColorDepth.None, "utf-8")]
    [InlineData("vt100", null, TerminalFamily.Vt100, ColorDepth.None, "us-ascii")]
    [InlineData("vt102", "en_US.UTF-8", TerminalFamily.Vt100, ColorDepth.None, "utf-8")]
    [InlineData("vt220", "POSIX", TerminalFamily.Vt220, ColorDepth.None, "us-ascii")]
    public void A_terminal_is_known_by_its_name_and_locale(string term, string? lang, TerminalFamily family, ColorDepth colors, string encoding)
    {
        var found = TerminalCapabilities.Of(Environment(term) with { Lang = lang });
        found.FullScreen.Should().BeTrue();
        (found.Family, found.Colors, found.Encoding.WebName).Should().Be((family, colors, encoding));
        Theme.For(found).Glyphs.Should().Be(encoding == "utf-8" ? Glyphs.Unicode : Glyphs.Ascii);
    }

    [Theory]
    [InlineData("xterm", true)]
    [InlineData("tmux-256color", true)]
    [InlineData("linux", false)]
    [InlineData("linux-16color", false)]
    [InlineData("screen.xterm", false)]
    [InlineData("vt100", false)]
    [InlineData("vt220", false)]
    public void Not_every_terminal_marks_what_is_pasted(string term, bool marks) =>
        TerminalCapabilities.Of(Environment(term)).MarksPastes.Should().Be(marks);

    [Theory]
    [InlineData("dumb", true, true)]
    [InlineData(null, true, true)]
    [InlineData("xterm", false, true)]
    [InlineData("xterm", true, false)]
    public void Where_no_screen_can_be_drawn_it_is_said(string? term, bool input, bool output)
    {
        TerminalCapabilities.Of(Environment(term) with { InputIsTerminal = input, OutputIsTerminal = output }).FullScreen.Should().BeFalse();
    }

    [Fact]
    public void The_most_particular_locale_counts_unless_it_is_empty()
    {
        var environment = Environment("xterm") with { Lang = "C.UTF-8", LcCtype = "C" };
        TerminalCapabilities.Of(environment).Unicode.Should().BeFalse();
        TerminalCapabilities.Of(environment with { LcAll = "C.UTF-8" }).Unicode.Should().BeTrue();
        TerminalCapabilities.Of(environment with { LcCtype = "" }).Unicode.Should().BeTrue();
    }

    [Theory]
    [InlineData("1", ColorDepth.None)]
    [InlineData("", ColorDepth.Sixteen)]
    public void NO_COLOR_is_heeded_when_it_says_something(string value, ColorDepth colors)
    {
        TerminalCapabilities.Of(Environment("xterm") with { NoColor = value }).Colors.Should().Be(colors);
    }

    private static TerminalEnvironment Environment(string? term) => new() { Term = term, InputIsTerminal = true, OutputIsTerminal = true };
}
