using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages;

/// <summary>A line of the review.</summary>
/// <param name="Row">What is seen of it.</param>
/// <param name="Path">Where it leads; null for a heading.</param>
internal sealed record ReviewRow(TableRow Row, AnswerPath? Path = null);
