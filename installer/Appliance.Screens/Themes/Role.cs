namespace Appliance.Screens.Themes;

/// <summary>What something on the screen is; a theme says how that looks.</summary>
public enum Role
{
    Text,
    Title,
    Heading,
    Label,
    LabelFocused,
    Field,
    FieldFocused,
    Button,
    ButtonFocused,
    Selected,

    /// <summary>The selected row of a list that does not have the keys.</summary>
    SelectedUnfocused,
    Error,
    Warning,
    Good,
    Muted,
    Key,
    KeyBar,
    Border,
    Bar,
}
