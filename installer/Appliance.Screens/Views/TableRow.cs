using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <param name="Role">What the row as a whole is; its cells say it in words too.</param>
public sealed record TableRow(IReadOnlyList<string> Cells, Role Role = Role.Text);
