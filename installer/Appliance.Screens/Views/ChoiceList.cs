using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>Lines of which one is chosen; moving alone chooses nothing.</summary>
public sealed class ChoiceList(IReadOnlyList<Choice> choices) : View
{
    private int _first;
    private int _page = 1;

    /// <summary>By Space, or Enter on another line than the chosen one.</summary>
    public event Action? Changed;

    public IReadOnlyList<Choice> Choices => choices;

    /// <summary>Which one is chosen; -1 for none.</summary>
    public int Chosen { get; set; } = -1;

    /// <summary>On which one the cursor stands.</summary>
    public int Position { get; set; }

    public override int HeightAt(int width) => Math.Max(1, choices.Count);

    public override void Draw(Region region, Theme theme, bool focused)
    {
        _page = region.Height;
        _first = Scroll.Show(_first, Position, Position + 1, _page, choices.Count);
        for (var row = 0; row < _page && _first + row < choices.Count; row++)
        {
            DrawLine(region.Row(row), theme, _first + row, focused && _first + row == Position);
        }

        Scroll.Marks(region, theme, _first, choices.Count);
    }

    public override bool Handle(KeyPress key)
    {
        if (key.Is(' ') || (key.Is(Key.Enter) && Chosen != Position))
        {
            Choose(Position);
            return true;
        }

        // At its ends, Up and Down lead out of it.
        if (key.Key is Key.Home or Key.End || Scroll.Target(key, Position, _page) is not { } target)
        {
            return false;
        }

        var before = Position;
        Position = Math.Clamp(target, 0, Math.Max(0, choices.Count - 1));
        return Position != before;
    }

    private void Choose(int position)
    {
        if (position < choices.Count && Chosen != position)
        {
            Chosen = position;
            Changed?.Invoke();
        }
    }

    private void DrawLine(Region region, Theme theme, int index, bool focused)
    {
        var choice = choices[index];
        var end = region.Text(0, 0, index == Chosen ? "(*) " : "( ) ", theme[Role.Text]);
        end = region.Text(end, 0, choice.Text, theme[focused ? Role.FieldFocused : Role.Text]);
        if (choice.Note is not null)
        {
            region.Text(end + 2, 0, CellWidth.Fit(choice.Note, region.Width - end - 3, theme.Glyphs.Cut), theme[Role.Muted]);
        }

        if (focused)
        {
            region.Cursor(1, 0);
        }
    }
}
