using Appliance.Screens.Keys;

namespace Appliance.Screens.Views;

/// <summary>Labelled fields under each other. The one that has the keys is always seen.</summary>
public sealed partial class Form(IReadOnlyList<FormItem> items) : View
{
    private int _focus = -1;
    private int _page = 1;

    /// <summary>By Enter on the last field.</summary>
    public event Action? Completed;

    public event Action? FocusChanged;

    /// <summary>The fields; those of another list keep their own state.</summary>
    public IReadOnlyList<FormItem> Items
    {
        get => items;
        set => (items, _focus, _first) = (value, -1, 0);
    }

    /// <summary>Whether Tab leads from the last field to the first one, and not out of the form.</summary>
    public bool Wraps { get; set; } = true;

    public override bool TakesFocus => items.Any(item => item.TakesFocus);

    /// <summary>The field that has the keys; null when there is none.</summary>
    public FormItem? Focused => FocusIndex is var index and >= 0 ? items[index] : null;

    public void FocusOn(FormItem item) => MoveTo(items.ToList().IndexOf(item));

    public void FocusFirst() => Enter(last: false);

    public void FocusLast() => Enter(last: true);

    public override void Enter(bool last)
    {
        MoveTo(last ? Next(items.Count, -1) : Next(-1, 1));
    }

    public override bool Handle(KeyPress key) => Focused is { } focused && (focused.View.Handle(key) || Move(key));

    // A field may have become invisible since it got the keys; then the nearest takes over.
    private int FocusIndex
    {
        get
        {
            if (_focus < 0 || _focus >= items.Count || !items[_focus].TakesFocus)
            {
                _focus = Next(_focus, 1) is var after and >= 0 ? after : Next(_focus, -1);
            }

            return _focus;
        }
    }

    private bool Move(KeyPress key) => key switch
    {
        { Key: Key.Tab, Modifiers: KeyModifiers.None } => MoveTo(Next(FocusIndex, 1)) || (Wraps && MoveTo(Next(-1, 1))),
        { Key: Key.Tab, Modifiers: KeyModifiers.Shift } => MoveTo(Next(FocusIndex, -1)) || (Wraps && MoveTo(Next(items.Count, -1))),
        { Modifiers: not KeyModifiers.None } => false,
        { Key: Key.Enter } => MoveTo(Next(FocusIndex, 1)) || Complete(),
        { Key: Key.Down } => MoveTo(Next(FocusIndex, 1)),
        { Key: Key.Up } => MoveTo(Next(FocusIndex, -1)),
        { Key: Key.Home } => MoveTo(Next(-1, 1)),
        { Key: Key.End } => MoveTo(Next(items.Count, -1)),
        { Key: Key.PageDown } => MovePage(1),
        { Key: Key.PageUp } => MovePage(-1),
        _ => false,
    };

    private bool MovePage(int direction)
    {
        var moved = false;
        for (var fields = 0; fields < Math.Max(1, _page / 2) && MoveTo(Next(FocusIndex, direction)); fields++)
        {
            moved = true;
        }

        return moved;
    }

    private bool Complete()
    {
        Completed?.Invoke();
        return Completed is not null;
    }

    private bool MoveTo(int index)
    {
        if (index < 0 || index == _focus || !items[index].TakesFocus)
        {
            return false;
        }

        _focus = index;
        FocusChanged?.Invoke();
        return true;
    }

    private int Next(int from, int direction)
    {
        for (var index = from + direction; index >= 0 && index < items.Count; index += direction)
        {
            if (items[index].TakesFocus)
            {
                return index;
            }
        }

        return -1;
    }
}
