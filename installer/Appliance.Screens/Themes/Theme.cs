using Appliance.Screens.Drawing;
using Appliance.Screens.Terminals;
using Spectre.Console;

namespace Appliance.Screens.Themes;

/// <summary>How each role looks, and the characters of lines and marks.</summary>
public sealed record Theme
{
    private readonly Dictionary<Role, Style> _styles;

    private Theme(Dictionary<Role, Style> styles) => _styles = styles;

    public Glyphs Glyphs { get; init; } = Glyphs.Ascii;

    public Style this[Role role] => _styles.GetValueOrDefault(role, Style.Plain);

    public static Theme Monochrome { get; } = new(new Dictionary<Role, Style>
    {
        [Role.Title] = new(decoration: Decoration.Invert),
        [Role.Heading] = new(decoration: Decoration.Bold),
        [Role.LabelFocused] = new(decoration: Decoration.Bold),
        [Role.Field] = new(decoration: Decoration.Underline),
        [Role.FieldFocused] = new(decoration: Decoration.Invert),
        [Role.ButtonFocused] = new(decoration: Decoration.Invert),
        [Role.Selected] = new(decoration: Decoration.Invert),
        [Role.SelectedUnfocused] = new(decoration: Decoration.Underline),
        [Role.Error] = new(decoration: Decoration.Bold),
        [Role.Warning] = new(decoration: Decoration.Bold),
        [Role.Key] = new(decoration: Decoration.Bold),
    });

    public static Theme Sixteen { get; } = new(new Dictionary<Role, Style>
    {
        [Role.Title] = new(Color.White, Color.Navy, Decoration.Bold),
        [Role.Heading] = new(Color.Aqua, decoration: Decoration.Bold),
        [Role.LabelFocused] = new(decoration: Decoration.Bold),
        [Role.Field] = new(decoration: Decoration.Underline),
        [Role.FieldFocused] = new(Color.Black, Color.Teal),
        [Role.ButtonFocused] = new(Color.Black, Color.Teal),
        [Role.Selected] = new(Color.Black, Color.Teal),
        [Role.SelectedUnfocused] = new(decoration: Decoration.Underline),
        [Role.Error] = new(Color.Red, decoration: Decoration.Bold),
        [Role.Warning] = new(Color.Olive),
        [Role.Good] = new(Color.Green),
        [Role.Muted] = new(Color.Teal),
        [Role.Key] = new(Color.Black, Color.Silver, Decoration.None),
        [Role.Bar] = new(Color.Green),
    });

    /// <summary>The one that a terminal can show.</summary>
    /// <param name="rich">False for the plain look on a terminal that could do more.</param>
    public static Theme For(TerminalCapabilities capabilities, bool rich = true) =>
        (rich && capabilities.Colors == ColorDepth.Sixteen ? Sixteen : Monochrome) with
        {
            Glyphs = rich && capabilities.Unicode ? Glyphs.Unicode : Glyphs.Ascii,
        };
}
