using Appliance.Screens.Keys;

namespace Appliance.Screens.Views;

/// <summary>Rows under a header, one of them selected.</summary>
/// <param name="rows">Asked for what is seen only, so that it may be long.</param>
public sealed partial class TableView(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows) : View
{
    private int _first;
    private int _page = 1;
    private int _selected;

    /// <summary>By Enter, with the number of the row.</summary>
    public event Action<int>? Activated;

    public event Action? SelectionChanged;

    public IReadOnlyList<TableRow> Rows
    {
        get => rows;
        set => rows = value;
    }

    /// <summary>Shown where the rows would be, when there are none.</summary>
    public string Empty { get; set; } = "";

    /// <summary>How many rows it wants to show in a form.</summary>
    public int WantedRows { get; init; } = 8;

    /// <summary>Number of the selected row; -1 when there is none.</summary>
    public int Selected
    {
        get => Math.Min(_selected, rows.Count - 1);
        set => _selected = Math.Clamp(value, 0, Math.Max(0, rows.Count - 1));
    }

    public override int HeightAt(int width) => 1 + WantedRows;

    public override bool Handle(KeyPress key)
    {
        if (key.Is(Key.Enter) && rows.Count > 0 && Activated is not null)
        {
            Activated(Selected);
            return true;
        }

        if (Scroll.Target(key, Selected, _page) is not { } target)
        {
            return false;
        }

        var before = Selected;
        Selected = target;
        if (Selected == before)
        {
            // At its ends, Up and Down lead out of it.
            return key.Key is not (Key.Up or Key.Down);
        }

        SelectionChanged?.Invoke();
        return true;
    }
}
