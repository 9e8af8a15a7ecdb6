using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>A record in a line; Enter opens its fields.</summary>
internal sealed class RecordAnswer : AnswerField
{
    private readonly Line _line;

    public RecordAnswer(AnswerPath path, FieldSurroundings around)
        : base(path, around)
    {
        _line = new Line(key =>
        {
            if (key.Is(Key.Enter) || key.Is(' '))
            {
                RecordDialog.Open(around, path, around.Words.Title(Interview.Look(path)));
                return true;
            }

            var clears = key.Is(Key.Delete) && Interview.Look(path).Optional;
            if (clears)
            {
                AnswerChange.Clear(Interview, path);
            }

            return clears;
        });
        Items = [Item(_line)];
    }

    public override IReadOnlyList<FormItem> Items { get; }

    public override IEnumerable<KeyHint> Hints => Interview.Look(Path) is { Optional: true, Value: not null }
        ? [new("Enter", Around.Words["key.change"]), new("Del", Around.Words["key.clear"])]
        : [new("Enter", Around.Words["key.change"])];

    public override void Show(Asked asked, bool focused) => _line.Text = Around.Shown.Value(asked.Type, asked.Value);

    /// <summary>Opens it where a path leads to a field.</summary>
    public void GoTo(AnswerPath at)
    {
        if (at.Parts.Count > Path.Parts.Count)
        {
            RecordDialog.Open(Around, Path, Items[0].Label, first: at.Parts[Path.Parts.Count]);
        }
    }

    private sealed class Line(Func<KeyPress, bool> handle) : View
    {
        public string Text { get; set; } = "";

        public override void Draw(Region region, Theme theme, bool focused)
        {
            var frame = theme[focused ? Role.LabelFocused : Role.Label];
            region.Text(0, 0, "[", frame);
            region.Text(1, 0, CellWidth.Fit(Text, region.Width - 6, theme.Glyphs.Cut), theme[focused ? Role.FieldFocused : Role.Field]);
            region.Text(region.Width - 5, 0, " ...]", frame);
            if (focused)
            {
                region.Cursor(1, 0);
            }
        }

        public override bool Handle(KeyPress key) => handle(key);
    }
}
