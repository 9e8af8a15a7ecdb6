using Appliance.Screens.Keys;
using Appliance.Screens.Tests.Support;
using Appliance.Screens.Views;
using FluentAssertions;

namespace Appliance.Screens.Tests.Views;

public sealed class FormTests
{
    private readonly FormItem[] _items = [.. Enumerable.Range(0, 30).Select(number => new FormItem($"Field {number}", new TextField()))];
    private readonly Form _form;

    public FormTests() => _form = new Form(_items);

    [Fact]
    public void Keys_move_from_field_to_field()
    {
        Press(Key.Tab, Key.Down, Key.Enter);
        _form.Focused.Should().Be(_items[3]);
        Press(Key.Up, new KeyPress(Key.Tab, KeyModifiers.Shift));
        _form.Focused.Should().Be(_items[1]);
        Press(new KeyPress(Key.Tab, KeyModifiers.Shift), new KeyPress(Key.Tab, KeyModifiers.Shift));
        _form.Focused.Should().Be(_items[29]);
        Press(Key.Tab);
        _form.Focused.Should().Be(_items[0]);
        _form.Handle(Key.Up).Should().BeFalse();
    }

    [Fact]
    public void Enter_on_the_last_field_completes()
    {
        var completed = 0;
        _form.Completed += () => completed++;
        _form.FocusOn(_items[28]);
        Press(Key.Enter);
        completed.Should().Be(0);
        Press(Key.Enter);
        completed.Should().Be(1);
    }

    [Fact]
    public void The_field_with_the_keys_and_its_message_are_always_seen()
    {
        var random = new Random(3);
        Key[] keys = [Key.Tab, Key.Up, Key.Down, Key.PageDown, Key.PageUp];
        for (var round = 0; round < 500; round++)
        {
            _form.Handle(keys[random.Next(keys.Length)]);
            _items[random.Next(30)].Message = random.Next(2) == 0 ? null : new("What is wrong with it, in more words than one line of this form can hold");
            _items[random.Next(30)].Visible = random.Next(3) > 0;
            var text = Drawn.Text(50, random.Next(5, 12), _form);
            text.Should().MatchRegex($"(?m)^{_form.Focused!.Label} +\\[");
            if (_form.Focused.Message is not null)
            {
                text.Split($"{_form.Focused.Label} ")[1].Should().Contain("! What is wrong").And.Contain("can hold");
            }
        }
    }

    [Fact]
    public void A_field_that_becomes_invisible_gives_the_keys_to_the_next()
    {
        _form.FocusOn(_items[4]);
        _items[4].Visible = false;
        _form.Focused.Should().Be(_items[5]);
        Drawn.Text(40, 30, _form).Should().NotContain("Field 4 ");
    }

    [Fact]
    public void A_form_without_fields_takes_no_keys()
    {
        var form = new Form([new("", new Label("text"))]);
        form.TakesFocus.Should().BeFalse();
        form.Handle(Key.Tab).Should().BeFalse();
        Drawn.Text(20, 2, form).Should().Be("text\n\n");
    }

    [Fact]
    public void There_is_a_mark_when_more_is_above_and_below()
    {
        _form.FocusOn(_items[15]);
        var lines = Drawn.Text(40, 5, _form).Split('\n');
        lines[0].Should().EndWith("^");
        lines[4].Should().EndWith("v");
    }

    private void Press(params KeyPress[] keys)
    {
        foreach (var key in keys)
        {
            _form.Handle(key).Should().BeTrue();
        }
    }
}
