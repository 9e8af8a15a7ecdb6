using System.Text;
using Appliance.Screens.Keys;
using Appliance.Screens.Testing;
using Appliance.Screens.Tests.Support;
using Appliance.Screens.Views;
using FluentAssertions;

namespace Appliance.Screens.Tests.Views;

public sealed class LineEditorTests
{
    private readonly TextField _field = new();

    [Fact]
    public void Text_is_put_in_and_taken_out_where_the_cursor_is()
    {
        Type("bcd");
        Press(Key.Home);
        Type("a");
        Press(Key.End, Key.Left, Key.Backspace);
        Type("C");
        Press(Key.Delete);
        _field.Text.Should().Be("abC");
    }

    [Fact]
    public void The_beginning_is_deleted_by_Control_U_and_a_word_by_Control_W()
    {
        Type("one two three");
        Press(KeyPress.Control('w'));
        _field.Text.Should().Be("one two ");
        Press(Key.Left, Key.Left, KeyPress.Control('u'));
        _field.Text.Should().Be("o ");
    }

    [Fact]
    public void A_paste_has_no_line_breaks_left()
    {
        Press(KeyPress.Pasted("one\ntwo\tthree\n"));
        _field.Text.Should().Be("one two three");
    }

    [Fact]
    public void A_character_of_several_code_points_is_one()
    {
        Press(KeyPress.Of('e'), KeyPress.Of('\u0301'), KeyPress.Of(new Rune(0x1f600)), Key.Left, Key.Left, Key.Delete);
        _field.Text.Should().Be("\U0001f600");
    }

    [Fact]
    public void A_text_that_typing_would_replace_stands_out_without_colours_too()
    {
        (_field.Text, _field.Selected) = ("ab", true);
        using var screen = new TestScreen(Look.Serial).Show(new ViewScreen(_field));
        Looks(screen).Should().Equal("7", "7", "4", "4");
        screen.Type("x").Press(Key.Left);
        _field.Text.Should().Be("x");
        Looks(screen).Should().Equal("7", "7", "7", "7");

        static IEnumerable<string> Looks(TestScreen screen) => Enumerable.Range(1, 4).Select(column => screen.Terminal.LookAt(column, 0));
    }

    [Theory]
    [InlineData("short", "[short   ]", 6)]
    [InlineData("12345678", "<2345678 ]", 8)]
    [InlineData("a long text", "<ng text ]", 8)]
    [InlineData("中文字中文", "<字中文  ]", 7)]
    public void The_cursor_is_always_seen(string text, string shown, int column)
    {
        Type(text);
        var canvas = Drawn.On(new(10, 1), _field);
        canvas.ToString().Should().Be(shown + "\n");
        canvas.Cursor.Should().Be((column, 0));
    }

    [Fact]
    public void More_on_the_right_is_marked()
    {
        Type("a long text");
        Drawn.Line(10, _field);
        Press(Key.Home);
        Drawn.Line(10, _field).Should().Be("[a long t>");
    }

    [Fact]
    public void It_takes_no_more_than_it_may()
    {
        var field = new TextField { Longest = 4 };
        field.Handle(KeyPress.Pasted("abc\U0001f600"));
        field.Text.Should().Be("abc");
        field.Handle(KeyPress.Pasted("de"));
        field.Text.Should().Be("abcd");
    }

    [Fact]
    public void It_says_when_the_text_changed_and_only_then()
    {
        var changes = 0;
        _field.Changed += () => changes++;
        Press(KeyPress.Of('a'), Key.Left, Key.Backspace, Key.Delete, Key.Delete);
        changes.Should().Be(2);
    }

    [Fact]
    public void A_secret_never_reaches_the_canvas()
    {
        var secret = new SecretField();
        secret.Handle(KeyPress.Pasted("hünter2中"));
        Drawn.Line(12, secret).Should().Be("[********  ]");
        secret.Secret.Should().Be("hünter2中");
        secret.ToString().Should().NotContain("nter");
    }

    private void Type(string text) => Press([.. text.Select(character => KeyPress.Of(character))]);

    private void Press(params KeyPress[] keys)
    {
        foreach (var key in keys)
        {
            _field.Handle(key).Should().BeTrue();
        }
    }
}
