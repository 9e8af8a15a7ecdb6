using Appliance.Planning.Answers;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>An answer, or a part of one, as lines of a form.</summary>
internal abstract class AnswerField(AnswerPath path, FieldSurroundings around)
{
    /// <summary>It looks otherwise now, though the answers may be the same; and where to go on typing, when that is elsewhere.</summary>
    public event Action<FormItem?>? Altered;

    public AnswerPath Path => path;

    public abstract IReadOnlyList<FormItem> Items { get; }

    /// <summary>Keys of its own.</summary>
    public virtual IEnumerable<KeyHint> Hints => [];

    protected FieldSurroundings Around => around;

    protected Interview Interview => around.Interview;

    protected string Id => path.ToString();

    /// <summary>Takes over what is in force.</summary>
    /// <param name="focused">Whether somebody may be typing in it.</param>
    public abstract void Show(Asked asked, bool focused);

    /// <summary>What is wrong as long as nobody tried to go on, and what is wrong then.</summary>
    public virtual FieldMessage? Message(Asked asked, bool tried) =>
        Told(asked, tried).FirstOrDefault() is { } error ? new FieldMessage(AnswerTexts.Error(around.Words, error)) : null;

    /// <summary>One line about it while it has the keys.</summary>
    public virtual string? Hint(Asked asked) => asked.Value is null || AnswerTexts.Origin(around.Words, asked) is not { } origin
        ? around.Words[asked.Optional ? "hint.optional" : "hint.needed"]
        : AnswerTexts.IsDefault(asked) ? around.Words.With("hint.default", around.Words.DefaultNote(asked) ?? around.Shown.Value(asked.Type, asked.Value))
        : around.Words.With("hint.given", origin);

    public void Tell(FieldMessage? message)
    {
        foreach (var item in Items)
        {
            item.Message = item == MessageItem ? message : null;
        }
    }

    public void ShowItems(bool visible)
    {
        foreach (var item in Items)
        {
            item.Visible = visible && IsUsed(item);
        }
    }

    /// <summary>Under which one the messages stand.</summary>
    protected virtual FormItem MessageItem => Items[0];

    protected virtual bool IsUsed(FormItem item) => true;

    protected virtual IEnumerable<AnswerError> ErrorsOf(Asked asked) => asked.Errors;

    protected void Alter(FormItem? next = null) => Altered?.Invoke(next);

    // An empty field that nobody came to yet is not wrong, only not done.
    protected IEnumerable<AnswerError> Told(Asked asked, bool tried) =>
        ErrorsOf(asked).Where(error => tried || error.Code != AnswerCodes.Missing || error.Origin.Kind is not (OriginKind.Default or OriginKind.Wizard));

    protected string Note(Asked asked) => AnswerTexts.IsDefault(asked) ? around.Words["note.default"] : "";

    protected FormItem Item(View view) => new(around.Words.Title(Interview.Look(path)), view);
}
