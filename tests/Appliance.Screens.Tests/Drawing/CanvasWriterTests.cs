using System.Text;
using Appliance.Screens.Drawing;
using Appliance.Screens.Terminals;
using Appliance.Screens.Testing;
using Appliance.Screens.Tests.Support;
using FluentAssertions;
using Spectre.Console;
using Canvas = Appliance.Screens.Drawing.Canvas;

namespace Appliance.Screens.Tests.Drawing;

public sealed class CanvasWriterTests
{
    private static readonly string[] Texts = ["a", "word", "中文字", "é", "e\u0301x", "  ", "│─┌", "😀", "\u200b", "long text with blanks", "ﾊ한"];

    private static readonly Style[] Styles =
    [
        Style.Plain, Style.Plain, new(Color.Red), new(Color.White, Color.Navy), new(decoration: Decoration.Invert),
        new(decoration: Decoration.Bold | Decoration.Underline), new(background: Color.Teal), new(Color.Yellow, decoration: Decoration.Dim),
    ];

    [Theory]
    [InlineData("rich", 1)]
    [InlineData("rich", 2)]
    [InlineData("rich", 3)]
    [InlineData("ascii", 4)]
    [InlineData("vt220", 5)]
    [InlineData("latin", 6)]
    public void A_terminal_shows_the_canvas_after_any_changes(string look, int seed)
    {
        var random = new Random(seed);
        using var terminal = new VirtualTerminal(Look.Named(look), new(37, 9));
        var writer = new CanvasWriter(terminal.Capabilities);
        terminal.Open();
        for (var round = 0; round < 600; round++)
        {
            if (random.Next(50) == 0)
            {
                terminal.Resize(random.Next(1, 60), random.Next(1, 12));
            }

            if (random.Next(60) == 0)
            {
                writer.Forget();
            }

            var canvas = Scribble(random, terminal.Size);
            terminal.Write(writer.Write(canvas).Span);
            AssertShows(terminal, canvas, round);
            writer.Write(canvas).Length.Should().Be(0, "nothing changed");
        }

        terminal.Mistakes.Should().BeEmpty();
    }

    [Fact]
    public void One_changed_character_is_a_few_bytes()
    {
        using var terminal = new VirtualTerminal();
        var writer = new CanvasWriter(terminal.Capabilities);
        terminal.Open();
        terminal.Write(writer.Write(Filled("x")).Span);
        var canvas = Filled("x");
        canvas.Whole.Text(40, 12, "y", Style.Plain);
        writer.Write(canvas).Length.Should().BeLessThan(12);
    }

    [Fact]
    public void An_empty_screen_is_not_eighty_times_twenty_four_blanks()
    {
        new CanvasWriter(Look.Serial).Write(new Canvas(TerminalSize.Usual)).Length.Should().BeLessThan(12);
    }

    [Fact]
    public void A_line_that_became_empty_is_erased_at_once()
    {
        var writer = new CanvasWriter(Look.Serial);
        writer.Write(Filled("x"));
        writer.Write(new Canvas(TerminalSize.Usual)).Length.Should().BeLessThan(24 * 12);
    }

    [Fact]
    public void What_a_terminal_cannot_say_is_a_question_mark_in_every_cell()
    {
        using var terminal = new VirtualTerminal(Look.Latin);
        terminal.Open();
        var canvas = new Canvas(TerminalSize.Usual);
        canvas.Whole.Text(0, 0, "Grüße 中文 │ e\u0301!", Style.Plain);
        terminal.Write(new CanvasWriter(terminal.Capabilities).Write(canvas).Span);
        terminal.Text.Split('\n')[0].Should().Be("Grüße ???? ? ?!");
    }

    [Fact]
    public void A_serial_terminal_gets_no_colours()
    {
        var canvas = new Canvas(TerminalSize.Usual);
        canvas.Whole.Text(0, 0, "red", new Style(Color.Red, Color.Navy, Decoration.Bold));
        Encoding.ASCII.GetString(new CanvasWriter(Look.Serial).Write(canvas).Span).Should().Contain("\e[0;1mred").And.NotContain("3");
    }

    [Theory]
    [InlineData("rich", true)]
    [InlineData("vt220", true)]
    [InlineData("ascii", false)]
    public void The_cursor_is_hidden_unless_a_place_for_it_is_known(string look, bool hides)
    {
        using var terminal = new VirtualTerminal(Look.Named(look));
        var writer = new CanvasWriter(terminal.Capabilities);
        terminal.Open();
        terminal.Write(writer.Write(new Canvas(TerminalSize.Usual) { Cursor = (5, 3) }).Span);
        terminal.Cursor.Should().Be((5, 3));
        terminal.Write(writer.Write(new Canvas(TerminalSize.Usual)).Span);
        terminal.Cursor.HasValue.Should().Be(!hides);
        terminal.Mistakes.Should().BeEmpty();
    }

    private static Canvas Filled(string text)
    {
        var canvas = new Canvas(TerminalSize.Usual);
        for (var row = 0; row < 24; row++)
        {
            canvas.Whole.Text(0, row, string.Concat(Enumerable.Repeat(text, 80)), Style.Plain);
        }

        return canvas;
    }

    // Canvases with few differences follow each other as well as such with many.
    private static Canvas Scribble(Random random, TerminalSize size)
    {
        var canvas = new Canvas(size);
        var steady = new Random(random.Next(4));
        for (var stroke = 0; stroke < 25; stroke++)
        {
            Stroke(canvas, steady);
        }

        for (var stroke = random.Next(12); stroke > 0; stroke--)
        {
            Stroke(canvas, random);
        }

        canvas.Cursor = random.Next(2) == 0 ? null : (random.Next(size.Columns), random.Next(size.Rows));
        return canvas;
    }

    private static void Stroke(Canvas canvas, Random random)
    {
        var place = canvas.Whole.Part(random.Next(-3, 60), random.Next(-2, 12), random.Next(0, 30), random.Next(0, 5));
        var style = Styles[random.Next(Styles.Length)];
        switch (random.Next(8))
        {
            case 0:
                place.Fill(style);
                break;
            case 1:
                place.Border(style, random.Next(2) == 0 ? Glyphs.Ascii : Glyphs.Unicode);
                break;
            default:
                place.Text(random.Next(-4, 10), random.Next(3), Texts[random.Next(Texts.Length)], style);
                break;
        }
    }

    private static void AssertShows(VirtualTerminal terminal, Canvas canvas, int round)
    {
        for (var row = 0; row < canvas.Size.Rows; row++)
        {
            for (var column = 0; column < canvas.Size.Columns; column++)
            {
                var (cell, shown) = (canvas[column, row], terminal[column, row]);
                var expected = StyleCodes.Of(cell.Style, terminal.Capabilities.Colors)[2..^1].TrimStart('0').TrimStart(';');
                if (shown.Look != expected || (terminal.Capabilities.Unicode && shown.Text != cell.Text))
                {
                    Assert.Fail($"Round {round}, column {column}, row {row}: {shown} is shown for '{cell.Text}' {expected}\n{terminal.Text}\n{canvas}");
                }
            }
        }

        if (canvas.Cursor is { } cursor)
        {
            terminal.Cursor.Should().Be(cursor);
        }
    }

    [Theory]
    [InlineData("ascii")]
    [InlineData("latin")]
    public void Where_a_text_was_cut_there_is_a_mark_on_every_terminal(string look)
    {
        using var terminal = new VirtualTerminal(Look.Named(look));
        terminal.Open();
        var canvas = new Canvas(TerminalSize.Usual);
        canvas.Whole.Text(0, 0, "'a long val…' is wrong", Style.Plain);
        terminal.Write(new CanvasWriter(terminal.Capabilities).Write(canvas).Span);
        terminal.Text.Split('\n')[0].Should().Be("'a long val~' is wrong");
    }
}
