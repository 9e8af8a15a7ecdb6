using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>One word of several, each with its meaning.</summary>
internal sealed class ChoiceAnswer : AnswerField
{
    // Null is to have none.
    private readonly List<string?> _values = [];
    private readonly List<Choice> _choices = [];
    private readonly ChoiceField _field;
    private readonly NotedView _view;

    public ChoiceAnswer(AnswerPath path, FieldSurroundings around)
        : base(path, around)
    {
        var asked = Interview.Look(path);
        if (asked.Optional)
        {
            Offer(null, new(around.Words["word.none"]));
        }

        if (IsYesNo(path.Type))
        {
            Offer("true", new(around.Words["word.yes"]));
            Offer("false", new(around.Words["word.no"]));
        }

        foreach (var word in path.Type.Words)
        {
            Offer(word.Word, new(word.Word, around.Words.ChoiceHelp(asked, word) is { Length: > 0 } help ? help : null));
        }

        _field = new ChoiceField(around.Words.Title(asked), _choices, around.Wizard.Layers);
        _view = new NotedView(_field, () => _field.Chosen >= 0 ? _choices[_field.Chosen].Text : "") { Reserved = 2 };
        Items = [Item(_view)];
        _field.Changed += Take;
    }

    public override IReadOnlyList<FormItem> Items { get; }

    public override IEnumerable<KeyHint> Hints => [new("Enter", Around.Words["key.choose"])];

    public static bool IsYesNo(AnswerType type) => type.Name == AnswerTypes.Bool.Name;

    public override void Show(Asked asked, bool focused)
    {
        var text = asked.Value is AnswerScalar ? AnswerTexts.Editable(asked.Type, asked.Value) : null;
        _field.Chosen = _values.IndexOf(text);
        _view.Note = Note(asked);
    }

    public override string? Hint(Asked asked) => _field.Chosen >= 0 && _choices[_field.Chosen].Note is { } note ? $"{_choices[_field.Chosen].Text}: {note}" : base.Hint(asked);

    private void Offer(string? value, Choice choice)
    {
        _values.Add(value);
        _choices.Add(choice);
    }

    private void Take()
    {
        if (_values[_field.Chosen] is { } value)
        {
            AnswerChange.Give(Interview, Path, value);
        }
        else if (Interview.Look(Path).Default is null)
        {
            AnswerChange.Clear(Interview, Path);
        }
        else
        {
            AnswerChange.Leave(Interview, Path);
        }
    }
}
