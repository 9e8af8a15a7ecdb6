using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

public readonly record struct TextLine(string Text, Role Role = Role.Text);
