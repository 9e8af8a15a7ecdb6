using Appliance.Screens.Views;

namespace Appliance.Wizard.Pages;

/// <summary>What F1 shows.</summary>
public sealed record PageHelp(string Title, IReadOnlyList<TextLine> Lines);
