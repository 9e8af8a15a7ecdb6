using Appliance.Screens.Keys;
using Appliance.Screens.Testing;
using Appliance.Screens.Tests.Support;
using Appliance.Screens.Views;
using FluentAssertions;

namespace Appliance.Screens.Tests.Views;

public sealed class DialogTests : IDisposable
{
    private static readonly KeyPress ShiftTab = new(Key.Tab, KeyModifiers.Shift);

    private readonly TestScreen _screen = new(Look.Serial);
    private readonly List<object> _answers = [];

    public DialogTests() => _screen.Show(new DemoScreen(_screen.Loop));

    [Fact]
    public void A_question_is_answered_by_button_or_Esc()
    {
        foreach (var keys in new KeyPress[][] { [Key.Enter], [Key.Right, Key.Enter], [Key.Escape] })
        {
            Open(Dialog.Confirm("Leave", "Really?", _screen.Loop.Words, _screen.Loop, yes => _answers.Add(yes)));
            _screen.Text.Should().Contain("Really?");
            _screen.Press(keys);
            _screen.Text.Should().NotContain("Really?");
        }

        _answers.Should().Equal(true, false, false);
    }

    [Fact]
    public void Keys_lead_from_the_form_to_the_buttons_and_back()
    {
        var (first, last) = (new TextField(), new TextField());
        Open(new Dialog("Add", "", ["OK", "Cancel"], _screen.Loop, button => _answers.Add(button!)) { Body = new Form([new("A", first), new("B", last)]) });
        _screen.Type("a").Press(Key.Tab).Type("b").Press(Key.Tab).Type("nope").Press(ShiftTab).Type("c");
        (first.Text, last.Text).Should().Be(("a", "bc"));
        _screen.Press(Key.Enter, Key.Right, Key.Tab).Type("d").Press(ShiftTab);
        first.Text.Should().Be("ad");
        _screen.Press(Key.Enter);
        _answers.Should().BeEquivalentTo([1]);
    }

    [Fact]
    public void It_stays_open_while_something_is_wrong()
    {
        var field = new TextField();
        Open(new Dialog("Add", "", ["OK"], _screen.Loop, button => _answers.Add(button!)) { Body = new Form([new("A", field)]), MayClose = _ => field.Text == "x" });
        _screen.Press(Key.Enter, Key.Enter);
        _answers.Should().BeEmpty();
        _screen.Press(Key.Up).Type("x").Press(Key.Enter, Key.Enter);
        _answers.Should().HaveCount(1);
    }

    [Fact]
    public void A_text_longer_than_the_screen_is_scrolled_and_closed_by_Enter()
    {
        var pane = new TextPane();
        pane.Show(string.Join('\n', Enumerable.Range(1, 100).Select(number => $"line {number}.")));
        Open(new Dialog("Help", "", ["Close"], _screen.Loop, button => _answers.Add(button!)) { Body = pane });
        _screen.Text.Should().Contain("line 1.").And.Contain("< Close >");
        _screen.Press(Key.End).Text.Should().Contain("line 100.");
        _screen.Press(Key.Enter);
        _answers.Should().HaveCount(1);
    }

    [Fact]
    public void A_choice_of_a_list_is_made_by_Enter_and_not_by_Esc()
    {
        var field = new ChoiceField("Disk", [.. Enumerable.Range(0, 60).Select(number => new Choice($"disk {number}."))], _screen.Loop) { Chosen = 2 };
        _screen.Loop.Post(() => _screen.Loop.Push(new ViewScreen(field)));
        _screen.Settle().Press(Key.Enter, Key.End).Text.Should().Contain("disk 59.");
        _screen.Press(Key.Escape);
        field.Chosen.Should().Be(2);
        _screen.Press(Key.Enter, Key.Down, Key.Enter);
        field.Chosen.Should().Be(3);
        _screen.Text.Should().StartWith("[disk 3.");
    }

    [Fact]
    public void The_cursor_is_where_the_keys_go()
    {
        _screen.Press(Key.F1);
        var cursor = _screen.Terminal.Cursor!.Value;
        _screen.Text.Split('\n')[cursor.Row][(cursor.Column - 2)..].Should().StartWith("<<OK>>");
    }

    public void Dispose() => _screen.Dispose();

    private void Open(Dialog dialog)
    {
        _screen.Loop.Post(() => _screen.Loop.Push(dialog));
        _screen.Settle();
    }
}
