using Appliance.Planning.Answers;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>The name of a record over its fields, with what is wrong with them together.</summary>
internal sealed class HeadingField : AnswerField
{
    private readonly bool _named;

    public HeadingField(AnswerPath path, FieldSurroundings around, bool named = true)
        : base(path, around)
    {
        _named = named;
        Items = [new FormItem("", new Label(named ? "\n" + around.Words.Title(Interview.Look(path)) : "", Role.Heading)) { Wide = true }];
    }

    public override IReadOnlyList<FormItem> Items { get; }

    public override void Show(Asked asked, bool focused)
    {
    }

    protected override bool IsUsed(FormItem item) => _named || item.Message is not null;

    protected override IEnumerable<AnswerError> ErrorsOf(Asked asked) => asked.OwnErrors.Where(error => error.Code != AnswerCodes.Missing);
}
