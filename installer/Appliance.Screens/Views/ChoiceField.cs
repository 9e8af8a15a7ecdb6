using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Loop;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>One line with what was chosen; Enter or Space opens the list of all.</summary>
/// <param name="title">Title of that list.</param>
public sealed class ChoiceField(string title, IReadOnlyList<Choice> choices, ILayers layers) : View
{
    public event Action? Changed;

    /// <summary>Which one is chosen; -1 for none.</summary>
    public int Chosen { get; set; } = -1;

    public override void Draw(Region region, Theme theme, bool focused)
    {
        var style = theme[focused ? Role.FieldFocused : Role.Field];
        var frame = theme[focused ? Role.LabelFocused : Role.Label];
        var text = Chosen >= 0 && Chosen < choices.Count ? choices[Chosen].Text : "";
        region.Text(0, 0, "[", frame);
        region.Text(1, 0, CellWidth.Fit(text, region.Width - 4, theme.Glyphs.Cut), style);
        region.Text(region.Width - 3, 0, $" {theme.Glyphs.More}]", frame);
        if (focused)
        {
            region.Cursor(1, 0);
        }
    }

    public override bool Handle(KeyPress key)
    {
        if (!key.Is(Key.Enter) && !key.Is(' '))
        {
            return false;
        }

        layers.Push(new ChoiceDialog(title, choices, Chosen, layers, Choose));
        return true;
    }

    private void Choose(int chosen)
    {
        if (chosen != Chosen)
        {
            Chosen = chosen;
            Changed?.Invoke();
        }
    }
}
