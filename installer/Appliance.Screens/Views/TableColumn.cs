namespace Appliance.Screens.Views;

/// <param name="Width">In cells; 0 for a share of what the others leave.</param>
public sealed record TableColumn(string Header, int Width = 0, bool Right = false)
{
    /// <summary>As wide as its longest cell, where there is room: as many cells as each column that shares keeps then; 0 for never. All rows are asked for.</summary>
    public int GrowsWhileOthersHave { get; init; }
}
