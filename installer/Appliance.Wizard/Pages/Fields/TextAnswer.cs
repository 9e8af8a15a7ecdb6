using Appliance.Planning.Answers;
using Appliance.Screens.Keys;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>A line of text: one simple value, or several with commas between them.</summary>
internal sealed class TextAnswer : AnswerField
{
    private const string NothingMark = "-";

    private readonly TextField _field = new();
    private readonly NotedView _view;
    private readonly IReadOnlyList<Choice>? _choices;
    private bool _typing;
    private AnswerError? _problem;

    public TextAnswer(AnswerPath path, FieldSurroundings around)
        : base(path, around)
    {
        _choices = around.ChoicesFor(path) is { Count: > 0 } choices ? choices : null;
        _view = new NotedView(_field, () => _field.Text) { Opens = _choices is not null, Before = OpenChoices };
        Items = [Item(_view)];
        _field.Changed += Take;
    }

    public override IReadOnlyList<FormItem> Items { get; }

    public override IEnumerable<KeyHint> Hints => _choices is null ? [] : [new("Enter", Around.Words["key.choose"])];

    // Typing replaces a default as a whole, and who does not know that sees why.
    public override string? Hint(Asked asked) => _field.Selected ? Around.Words.With("hint.replaces", base.Hint(asked)!) : base.Hint(asked);

    public override void Show(Asked asked, bool focused)
    {
        if (!focused)
        {
            (_typing, _problem) = (false, _typing ? null : _problem);
        }

        // Not what is in force then: an empty line is where typing begins.
        if (!_typing)
        {
            var text = asked.Given is { IsNull: true } && asked.Default is not null ? NothingMark : AnswerTexts.Editable(asked.Type, asked.Value);
            if (_field.Text != text)
            {
                _field.Text = text;
                _field.Selected = focused && AnswerTexts.IsDefault(asked);
            }
        }

        // The keys have not come to it yet; once there, a key that moves ends it.
        if (!focused)
        {
            _field.Selected = AnswerTexts.IsDefault(asked);
        }

        _view.Note = _field.Text.Length == 0 ? _typing && asked.Value is not null ? Around.Shown.Value(asked.Type, asked.Value) : asked.Optional ? Around.Words["word.none"] : ""
            : _field.Text == NothingMark && asked.Value is null ? Around.Words["word.none"] : Note(asked);
    }

    public override FieldMessage? Message(Asked asked, bool tried) =>
        _problem is { } problem ? new FieldMessage(AnswerTexts.Error(Around.Words, problem)) : base.Message(asked, tried);

    private void Take()
    {
        _typing = true;
        _problem = null;
        var text = _field.Text.Trim();
        if (text.Length == 0)
        {
            AnswerChange.Clear(Interview, Path);
        }
        else if (text == NothingMark && (Interview.Look(Path).Optional || Path.Type.Item is not null))
        {
            AnswerChange.Leave(Interview, Path);
        }
        else
        {
            _problem = AnswerChange.Give(Interview, Path, text);
        }

        Alter();
    }

    private bool OpenChoices(KeyPress key)
    {
        if (_choices is null || !(key.Is(Key.Enter) || key.Is(Key.F7)))
        {
            return false;
        }

        var now = _choices.ToList().FindIndex(choice => choice.Text == _field.Text);
        Around.Wizard.Layers.Push(new ChoiceDialog(Items[0].Label, _choices, now, Around.Wizard.Layers, Choose));
        return true;
    }

    private void Choose(int number)
    {
        var chosen = _choices![number].Text;
        _field.Text = Path.Type.Item is null || _field.Text.Length == 0 || AnswerTexts.IsDefault(Interview.Look(Path)) ? chosen : $"{_field.Text.TrimEnd(' ', ',')}, {chosen}";
        Take();
    }
}
