using Appliance.Planning.Answers;
using Appliance.Planning.Sites;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Pages.Fields;
using Appliance.Wizard.Runs;

namespace Appliance.Wizard.Pages;

/// <summary>The questions of one area.</summary>
public sealed class AreaPage : WizardPage
{
    private readonly FieldSurroundings _around;
    private readonly AnswerForm _form;
    private WizardPage? _returnTo;
    private bool _seen;
    private bool _left;
    private (SiteResult? Of, bool Seen, bool Left, PageMark Mark) _marked;

    internal AreaPage(string area, FieldSurroundings around)
    {
        (Area, _around) = (area, around);
        _form = new AnswerForm(around, FormPlan.OfArea(around.Interview.Catalogue, around.Draft, area), () => around.Words[_returnTo switch { null => "page.next", PlanPage => "page.return-plan", _ => "page.return" }]);
        _form.Completed += () => around.Wizard.Next();
    }

    public string Area { get; }

    public override string Title => _around.Words.Area(Area);

    public override View Body => _form;

    public override bool IsThere => !_around.Wizard.MakesNode && Questions.Any();

    public override PageMark Mark
    {
        get
        {
            var result = _around.Interview.Result;
            if (!ReferenceEquals(_marked.Of, result) || _marked.Seen != _seen || _marked.Left != _left)
            {
                _marked = (result, _seen, _left, FindMark());
            }

            return _marked.Mark;
        }
    }

    public override IReadOnlyList<KeyHint> Hints => _form.Focused is { } focused ? [.. focused.Hints] : [];

    public override TextLine? Message => _form.Focused is { } focused && focused.Hint(_around.Interview.Look(focused.Path)) is { } hint ? new TextLine(hint, Role.Muted) : null;

    // Of the fields each has its own.
    public override PageHelp Help => new(Title, [.. _around.Words["welcome.help"].Split('\n').Select(line => new TextLine(line))]);

    /// <summary>Goes to an answer or a part of one; leaving the page leads back from there.</summary>
    public void Visit(AnswerPath path, WizardPage from)
    {
        _around.Wizard.GoTo(this);
        _returnTo = from;
        _form.FocusOn(path);
        switch (_form.Focused)
        {
            case TableAnswer table:
                table.GoTo(path);
                break;
            case RecordAnswer record:
                record.GoTo(path);
                break;
        }
    }

    public override void Entered(bool forward)
    {
        _seen = true;
        if (forward)
        {
            _form.Enter(last: false);
        }
    }

    public override void Left()
    {
        (_left, _returnTo) = (true, null);
        _form.Try();
    }

    public override bool MayGoOn()
    {
        if (!_form.TryLeave())
        {
            _around.Wizard.Say(_around.Words["page.not-good"], Role.Error);
            return false;
        }

        return !TryReturn();
    }

    public override bool Handle(KeyPress key) => key.Is(Key.Escape) && TryReturn();

    private IEnumerable<Planning.Questions.Question> Questions =>
        _around.Interview.Catalogue.Questions.Where(question => question.Area == Area && _around.Draft.IsAsked(question));

    private bool TryReturn()
    {
        if (_returnTo is not { } page)
        {
            return false;
        }

        _around.Wizard.GoTo(page);
        return true;
    }

    // What nobody came to yet is not wrong, only not done.
    private PageMark FindMark()
    {
        var asked = Questions.Select(question => _around.Interview.Look(new AnswerPath(question, []))).ToList();
        var errors = asked.SelectMany(answer => answer.Errors).ToList();
        var open = errors.Count > 0 || asked.Any(answer => answer.IsOpenSecret);
        return errors.Any(error => error.Code != AnswerCodes.Missing) || (open && _left) ? PageMark.Errors : open || !_seen ? PageMark.None : PageMark.Done;
    }
}
