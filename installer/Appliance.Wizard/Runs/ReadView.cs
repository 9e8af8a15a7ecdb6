using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;

namespace Appliance.Wizard.Runs;

/// <summary>A text and buttons under it. Up and down always scroll the text, the other keys are the buttons'.</summary>
internal sealed class ReadView : View
{
    private readonly TextPane _text = new();
    private ButtonRow _buttons = new([]);
    private IReadOnlyList<TextLine> _lines = [];
    private int _width;

    public IReadOnlyList<Button> Buttons
    {
        get => _buttons.Buttons;
        set => _buttons = new ButtonRow(value) { Focus = _buttons.Focus };
    }

    public int Focus
    {
        set => _buttons.Focus = value;
    }

    /// <summary>Lines that begin with a mark or an indent go on below what follows it.</summary>
    public void Show(IEnumerable<TextLine> lines) => (_lines, _width) = ([.. lines], 0);

    public override void Draw(Region region, Theme theme, bool focused)
    {
        if (_width != region.Width)
        {
            _width = region.Width;
            _text.Show(_lines.SelectMany(Hanging));
        }

        _text.Draw(region.Part(0, 0, region.Width, region.Height - 2), theme, focused: false);
        _buttons.Draw(region.Row(region.Height - 1), theme, focused);
    }

    public override bool Handle(KeyPress key)
    {
        if (key is { Modifiers: KeyModifiers.None, Key: Key.Up or Key.Down or Key.PageUp or Key.PageDown or Key.Home or Key.End })
        {
            _text.Handle(key);
            return true;
        }

        return _buttons.Handle(key);
    }

    private IEnumerable<TextLine> Hanging(TextLine line)
    {
        var hang = line.Text is [_, ' ', ..] ? "  " : "";
        var text = line.Text[hang.Length..];
        // The pane keeps a column for its marks.
        return TextWrap.Lines(text, _width - 1 - hang.Length).Select((part, number) => line with { Text = (number == 0 ? line.Text[..hang.Length] : hang) + part });
    }
}
