using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Loop;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>A list to choose one from: Enter chooses, Esc leaves it as it was.</summary>
public sealed class ChoiceDialog : Layer
{
    private readonly string _title;
    private readonly ChoiceList _list;
    private readonly ILayers _layers;
    private readonly Action<int> _chosen;

    public ChoiceDialog(string title, IReadOnlyList<Choice> choices, int now, ILayers layers, Action<int> chosen)
    {
        (_title, _layers, _chosen) = (title, layers, chosen);
        _list = new ChoiceList(choices) { Chosen = now, Position = Math.Max(0, now) };
    }

    public override void Draw(Region whole, Theme theme)
    {
        var wanted = _list.Choices.Max(choice => 6 + CellWidth.Of(choice.Text) + (choice.Note is null ? 0 : 3 + CellWidth.Of(choice.Note)));
        var width = Math.Clamp(Math.Max(wanted, CellWidth.Of(_title)) + 4, 30, Math.Max(30, whole.Width - 4));
        var inside = DialogFrame.Draw(whole, theme, _title, width, Math.Min(_list.Choices.Count + 2, whole.Height - 2));
        _list.Draw(inside, theme, focused: true);
    }

    public override bool Handle(KeyPress key)
    {
        switch (key)
        {
            case { Key: Key.Escape }:
                _layers.Remove(this);
                return true;
            case { Key: Key.Enter }:
                _layers.Remove(this);
                _chosen(_list.Position);
                return true;
            case { Key: Key.Home }:
                _list.Position = 0;
                return true;
            case { Key: Key.End }:
                _list.Position = _list.Choices.Count - 1;
                return true;
            default:
                return _list.Handle(key);
        }
    }
}
