using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>A field of one line with a word in its empty end, such as "default".</summary>
/// <param name="text">What is in the field, to know how much of it is empty.</param>
internal sealed class NotedView(View inner, Func<string> text) : View
{
    public string Note { get; set; } = "";

    /// <summary>Whether a list can be opened, which its end says as that of a choice does.</summary>
    public bool Opens { get; init; }

    /// <summary>Columns at its end that the field needs itself.</summary>
    public int Reserved { get; init; }

    /// <summary>Sees keys before the field does.</summary>
    public Func<KeyPress, bool>? Before { get; init; }

    public override void Draw(Region region, Theme theme, bool focused)
    {
        inner.Draw(region, theme, focused);
        var end = region.Width - 2 - Reserved;
        if (Opens)
        {
            region.Text(region.Width - 3, 0, $" {theme.Glyphs.More}]", theme[focused ? Role.LabelFocused : Role.Label]);
            end -= 2;
        }

        var width = CellWidth.Of(Note);
        if (Note.Length > 0 && CellWidth.Of(text()) + 3 + width <= end)
        {
            region.Text(end - width, 0, Note, theme[focused ? Role.FieldFocused : Role.Muted]);
        }
    }

    public override bool Handle(KeyPress key) => Before?.Invoke(key) == true || inner.Handle(key);
}
