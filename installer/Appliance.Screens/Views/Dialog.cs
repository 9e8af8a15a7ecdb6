using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Loop;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>A box with a text, perhaps something to fill in or to read, and buttons.</summary>
public sealed partial class Dialog : Layer
{
    private readonly ILayers _layers;
    private readonly ButtonRow _buttons;
    private bool _onButtons;

    /// <param name="closed">Told the number of the button, or null after Esc.</param>
    public Dialog(string title, string text, IReadOnlyList<string> buttons, ILayers layers, Action<int?>? closed = null)
    {
        (Title, Text, _layers) = (title, text, layers);
        Closed = closed;
        _buttons = new ButtonRow([.. buttons.Select((button, number) => new Button(button, () => Close(number)))]);
    }

    public string Title { get; }

    public string Text { get; set; }

    /// <summary>Between the text and the buttons: a form, a text pane, a table.</summary>
    public View? Body
    {
        get;
        init
        {
            field = value;
            if (value is Form form)
            {
                form.Wraps = false;
            }
        }
    }

    /// <summary>Columns of the box.</summary>
    public int Width { get; init; } = 64;

    /// <summary>Called when it is closed, with the number of the button, or null after Esc.</summary>
    public Action<int?>? Closed { get; set; }

    /// <summary>Asked before a button closes it: false keeps it open, as when a field is not right.</summary>
    public Func<int, bool>? MayClose { get; init; }

    /// <summary>Asked before Esc closes it: false keeps it open, as when something would be lost.</summary>
    public Func<bool>? MayEscape { get; init; }

    /// <summary>The button that has the keys when it opens, also where there is a body.</summary>
    public int FirstButton
    {
        get => _buttons.Focus;
        init => (_buttons.Focus, _onButtons) = (value, true);
    }

    public override void Draw(Region whole, Theme theme)
    {
        var width = Math.Min(Width, whole.Width - 2);
        var text = Text.Length == 0 ? [] : TextWrap.Lines(Text, width - 4);
        var room = whole.Height - 4 - text.Count - (text.Count > 0 ? 1 : 0) - 2;
        var body = Math.Clamp(Body?.HeightAt(width - 4) ?? 0, 0, Math.Max(1, room));
        var height = 2 + text.Count + body + (text.Count > 0 && body > 0 ? 1 : 0) + (_buttons.TakesFocus ? 2 : 0);
        var inside = DialogFrame.Draw(whole, theme, Title, width, height);
        var row = 0;
        foreach (var line in text)
        {
            inside.Text(0, row++, line, theme[Role.Text]);
        }

        if (Body is not null)
        {
            Body.Draw(inside.Part(0, row + (row > 0 ? 1 : 0), inside.Width, body), theme, !OnButtons);
        }

        _buttons.Draw(inside.Row(inside.Height - 1), theme, OnButtons);
    }

    public override bool Handle(KeyPress key)
    {
        if (key.Is(Key.Escape))
        {
            if (MayEscape?.Invoke() != false)
            {
                Close(null);
            }

            return true;
        }

        // A text that was read needs no way to its button.
        if (key.Is(Key.Enter) && Body is TextPane && _buttons.TakesFocus)
        {
            return _buttons.Handle(key);
        }

        if (OnButtons ? _buttons.Handle(key) : Body!.Handle(key))
        {
            return true;
        }

        return Body is { TakesFocus: true } && _buttons.TakesFocus && Switch(key);
    }

    private bool OnButtons => _onButtons || Body is not { TakesFocus: true };

    private bool Switch(KeyPress key)
    {
        var back = key is { Key: Key.Tab, Modifiers: KeyModifiers.Shift } || key.Is(Key.Up);
        var forth = key.Is(Key.Tab) || key.Is(Key.Down) || (key.Is(Key.Enter) && !OnButtons);
        if ((!back && !forth) || (key.Is(Key.Down) && OnButtons) || (key.Is(Key.Up) && !OnButtons))
        {
            return false;
        }

        _onButtons = !OnButtons;
        if (_onButtons)
        {
            _buttons.Focus = back ? _buttons.Buttons.Count - 1 : 0;
        }
        else
        {
            Body!.Enter(last: back);
        }

        return true;
    }

    /// <summary>As Esc does, without asking.</summary>
    public void Close() => Close(null);

    private void Close(int? button)
    {
        if (button is { } number && MayClose?.Invoke(number) == false)
        {
            return;
        }

        _layers.Remove(this);
        Closed?.Invoke(button);
    }
}
