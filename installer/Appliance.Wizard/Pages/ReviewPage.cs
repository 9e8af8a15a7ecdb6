using Appliance.Planning.Answers;
using Appliance.Planning.Sites;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Pages.Fields;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Pages;

/// <summary>All answers by area, with what is wrong on top; Enter leads to each, and leaving it back.</summary>
public sealed class ReviewPage : WizardPage
{
    // So many cells of a value are seen at 80 columns too.
    private const int LeastValue = 28;

    private readonly FieldSurroundings _around;
    private readonly Action? _proceed;
    private readonly ReviewRows _review;
    private TableView _table = new([], []);
    private ReviewBody _body;
    private IReadOnlyList<ReviewRow> _rows = [];
    private int _problems;
    private SiteResult? _shown;
    private WordCatalogue? _words;

    internal ReviewPage(FieldSurroundings around, Action? proceed)
    {
        (_around, _proceed, _review) = (around, proceed, new ReviewRows(around));
        _body = Build();
    }

    public override string Title => _around.Words["review.title"];

    public override bool IsThere => !_around.Wizard.MakesNode;

    public override View Body
    {
        get
        {
            Update();
            return _body;
        }
    }

    /// <summary>Whether nothing keeps the set-up from going on.</summary>
    public bool IsGood
    {
        get
        {
            Update();
            return _problems == 0 && _around.Interview.IsComplete;
        }
    }

    public override PageMark Mark => ReferenceEquals(_shown, _around.Interview.Result) && _problems == 0 ? PageMark.Done : PageMark.None;

    public override IReadOnlyList<KeyHint> Hints => [new("Enter", _around.Words["key.go-to-field"]), new("F9", _around.Words["key.save"])];

    // The table cuts what is long.
    public override TextLine? Message => _table.Selected is >= 0 and var row && row < _problems + 1 && _problems > 0 && _rows[row].Path is not null
        ? new TextLine(_rows[row].Row.Cells[^1], Role.Error)
        : null;

    public override PageHelp Help => new(Title, [new(_around.Words["review.help"])]);

    public override void Entered(bool forward)
    {
        Update();
        if (forward || _table.Selected == 0)
        {
            _table.Selected = _problems > 0 ? 1 : 0;
            _body.Enter(last: forward && _problems == 0);
        }
    }

    public override bool MayGoOn()
    {
        if (!IsGood)
        {
            _around.Wizard.Say(_around.Words["review.not-good"], Role.Error);
            _table.Selected = 1;
            _body.Enter(last: false);
            return false;
        }

        _proceed?.Invoke();
        return true;
    }

    public override bool Handle(KeyPress key)
    {
        if (!key.Is(Key.F9))
        {
            return false;
        }

        Save();
        return true;
    }

    private void Save() => SaveDialog.Open(_around.Wizard, _around.Files, SaveDialog.Suggest(_around.Home, _around.Interview), AnswersText());

    private string AnswersText() => _around.Interview.Result.Site is { } site ? AnswersWriter.Write(site) : _around.Interview.Save();

    private void Update()
    {
        if (!ReferenceEquals(_words, _around.Words))
        {
            _body = Build();
        }

        if (ReferenceEquals(_shown, _around.Interview.Result))
        {
            return;
        }

        _shown = _around.Interview.Result;
        var problems = _review.Problems();
        _problems = problems.Count;
        _rows = [.. problems.Count > 0 ? problems.Prepend(ReviewRows.Heading(_around.Words["review.problems"])) : [], .. _review.Answers()];
        _table.Rows = [.. _rows.Select(row => row.Row)];
        _body.Summary = problems.Count == 0
            ? new TextLine(_around.Words["review.good"], Role.Good)
            : new TextLine(_around.Words.With("review.bad", problems.Count), Role.Error);
    }

    private ReviewBody Build()
    {
        (_words, _shown) = (_around.Words, null);
        _table = new TableView([new("", 1), new(_words["review.setting"], 22) { GrowsWhileOthersHave = LeastValue }, new(_words["review.value"])], []);
        _table.Activated += Visit;
        return new ReviewBody(_table, new ButtonRow(
        [
            new Button(_words["review.go-on"], () => _around.Wizard.Next()),
            new Button(_words["review.save"], Save),
        ]));
    }

    private void Visit(int row)
    {
        if (_rows[row].Path is { } path && _around.Wizard.Pages.OfType<AreaPage>().FirstOrDefault(page => page.Area == path.Question.Area) is { } page)
        {
            page.Visit(path, this);
        }
    }
}
