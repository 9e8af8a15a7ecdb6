using Appliance.Planning.Answers;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>Yes or no, by a blank.</summary>
internal sealed class SwitchAnswer : AnswerField
{
    private readonly CheckBox _box = new("");

    public SwitchAnswer(AnswerPath path, FieldSurroundings around)
        : base(path, around)
    {
        Items = [Item(_box)];
        _box.Changed += () => AnswerChange.Give(Interview, Path, _box.Checked ? "true" : "false");
    }

    public override IReadOnlyList<FormItem> Items { get; }

    public override IEnumerable<KeyHint> Hints => [new(Around.Words["key.space"], Around.Words["key.toggle"])];

    public override void Show(Asked asked, bool focused)
    {
        _box.Checked = asked.Value is AnswerScalar && AnswerTexts.Editable(asked.Type, asked.Value) == "true";
        var word = Around.Words[_box.Checked ? "word.yes" : "word.no"];
        _box.Text = Note(asked) is { Length: > 0 } note ? $"{word}  {note}" : word;
    }
}
