using Appliance.Screens.Keys;
using Appliance.Screens.Views;
using Appliance.Wizard.Pages;

namespace Appliance.Wizard.Runs;

/// <summary>What would be changed and what stands in the way. The one place where it is confirmed.</summary>
internal sealed class PlanPage(RunPages pages) : WizardPage
{
    private readonly PlanView _view = new();

    public override string Title => pages.Words["plan.title"];

    public override View Body
    {
        get
        {
            _view.Busy = pages.Look is null ? pages.Words.With("plan.looking", ClockWords.Clock(pages.Now - pages.LookBegun)) : null;
            return _view;
        }
    }

    public override bool IsThere => !pages.Wizard.MakesNode;

    public override PageMark Mark => pages.IsRunning || pages.Proofs is not null ? PageMark.Done : pages.Look switch
    {
        { IsClear: true } => PageMark.None,
        null => PageMark.None,
        _ => PageMark.Errors,
    };

    public override bool MayEnter => pages.Interview.IsComplete && !pages.IsRunning;

    public override string? WhyNot => pages.WhyNoPlan();

    public override IReadOnlyList<KeyHint> Hints => pages.Look is null ? [] :
    [
        .. _view.OnButtons ? Array.Empty<KeyHint>() : [new KeyHint("Enter", pages.Words[_view.List.Selected?.Activated is null ? "key.unfold" : "key.go-to-answer"])],
        .. _view.List.Selected?.Waivable is null || _view.OnButtons ? Array.Empty<KeyHint>() : [new KeyHint("w", pages.Words["key.waive"])],
        new("Tab", pages.Words[_view.OnButtons ? "key.list" : "key.buttons"]),
        new("F5", pages.Words["key.look-again"]),
    ];

    public override PageHelp Help => new(Title, [new TextLine(pages.Words["plan.help"])]);

    public override void Entered(bool forward)
    {
        _view.Focus(last: false);
        pages.LookAgain(always: false);
    }

    public override bool MayGoOn() => false;

    public override void Focus(bool last) => _view.Focus(last);

    public override void Reworded() => Show();

    public override bool Handle(KeyPress key)
    {
        if (key.Is(Key.F5))
        {
            pages.LookAgain(always: true);
            return true;
        }

        if (key.Is('w') && !_view.OnButtons && pages.Look is not null && _view.List.Selected?.Waivable is { } check)
        {
            pages.Waive(check);
            return true;
        }

        return false;
    }

    /// <summary>Shows what is known now.</summary>
    public void Show()
    {
        if (pages.Look is not { } look)
        {
            return;
        }

        var words = pages.Words;
        _view.List.Items = new PlanLines(words, pages.WayTo).Of(look);
        var start = look.IsClear ? [new Button(words[look.Plan!.Changes.Count == 0 ? "plan.try" : "plan.set-up"], pages.Confirm)] : Array.Empty<Button>();
        _view.Buttons = [.. start, new Button(words["plan.again"], () => pages.LookAgain(always: true))];
        if (_view.List.Items.FirstOrDefault(item => item.Waivable is not null || item.Activated is not null) is { } first)
        {
            _view.List.Select(first);
        }
    }
}
