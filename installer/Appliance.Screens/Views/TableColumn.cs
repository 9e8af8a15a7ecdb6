namespace Appliance.Screens.Views;

/// <param name="Width">In cells; 0 for a share of what the others leave.</param>
public sealed record TableColumn(string Header, int Width = 0, bool Right = false);
