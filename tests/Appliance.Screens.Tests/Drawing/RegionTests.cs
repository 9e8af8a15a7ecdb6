using Appliance.Screens.Drawing;
using FluentAssertions;
using Spectre.Console;
using Canvas = Appliance.Screens.Drawing.Canvas;

namespace Appliance.Screens.Tests.Drawing;

public sealed class RegionTests
{
    private readonly Canvas _canvas = new(new(12, 4));

    [Fact]
    public void Nothing_is_drawn_outside_of_a_part()
    {
        var part = _canvas.Whole.Part(2, 1, 5, 2);
        part.Text(-2, 0, "0123456789", Style.Plain);
        part.Text(3, 1, "中文", Style.Plain);
        part.Text(0, 2, "below", Style.Plain);
        part.Part(-1, -1, 20, 20).Part(0, 0, 20, 1).Text(0, 0, "above", Style.Plain);
        _canvas.ToString().Should().Be("\n  23456\n     中\n\n");
    }

    [Fact]
    public void Half_of_a_wide_character_is_a_blank()
    {
        _canvas.Whole.Part(0, 0, 3, 1).Text(0, 0, "中文", Style.Plain);
        _canvas.Whole.Text(0, 1, "中文", Style.Plain);
        _canvas.Whole.Text(1, 1, "x", Style.Plain);
        _canvas.Whole.Part(1, 2, 5, 1).Text(-1, 0, "中文", Style.Plain);
        _canvas.ToString().Should().Be("中\n x文\n  文\n\n");
    }

    [Fact]
    public void Control_characters_never_reach_the_screen()
    {
        _canvas.Whole.Text(0, 0, "a\e[31mb\a\u009b\u202ec\n", Style.Plain);
        _canvas.ToString().Should().StartWith("a[31mbc\n");
    }

    [Fact]
    public void An_accent_joins_its_letter()
    {
        _canvas.Whole.Text(0, 0, "e\u0301文\u0301x", Style.Plain).Should().Be(4);
        _canvas[0, 0].Text.Should().Be("e\u0301");
        _canvas[1, 0].Text.Should().Be("文\u0301");
        _canvas[3, 0].Text.Should().Be("x");
    }

    [Theory]
    [InlineData(true, "┌───┬──────┐\n│one│two   │\n")]
    [InlineData(false, "+---+------+\n|one|two   |\n")]
    public void Drawings_of_Spectre_are_drawn_in_either_kind_of_lines(bool unicode, string expected)
    {
        var table = new Table { ShowHeaders = false, Border = TableBorder.Square, Expand = true };
        table.AddColumn(new TableColumn("").Padding(0, 0)).AddColumn(new TableColumn("").Padding(0, 0).Width(6)).AddRow("[red]one[/]", "two");
        _canvas.Whole.Render(table, unicode);
        _canvas.ToString().Should().StartWith(expected);
        _canvas[1, 1].Style.Foreground.Should().Be(Color.Red);
    }

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one  two", 4, "one|two")]
    [InlineData("unbreakable", 4, "unbr|eaka|ble")]
    [InlineData("ab 中文字中", 6, "ab 中|文字中")]
    [InlineData("a\n\nb", 9, "a||b")]
    [InlineData("", 9, "")]
    [InlineData("exactly ten", 11, "exactly ten")]
    public void Texts_are_broken_between_words(string text, int width, string lines)
    {
        string.Join('|', TextWrap.Lines(text, width)).Should().Be(lines);
    }

    [Theory]
    [InlineData("abc", 5, "abc  ")]
    [InlineData("abcdef", 4, "abc~")]
    [InlineData("中文字", 4, "中~ ")]
    [InlineData("abc", 0, "")]
    public void A_text_is_fitted_into_cells(string text, int cells, string fitted)
    {
        CellWidth.Fit(text, cells, "~").Should().Be(fitted);
    }
}
