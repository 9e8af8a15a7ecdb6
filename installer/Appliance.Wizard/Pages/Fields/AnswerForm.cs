using Appliance.Planning.Sites;
using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>A form of answers that is always as the interview has them: conditions, defaults and errors.</summary>
internal sealed partial class AnswerForm : View
{
    private readonly FieldSurroundings _around;
    private readonly FormPlan _plan;
    private readonly Func<string>? _next;
    private readonly Dictionary<FormItem, AnswerField> _fieldOf = [];
    private readonly List<AnswerField> _fields = [];
    private readonly HashSet<HeadingField> _restHeadings = [];
    private Form _form = new([]);
    private CheckBox _more = new("");
    private Button? _nextButton;
    private FormItem? _moreItem;
    private FormItem? _nextItem;
    private SiteResult? _shown;
    private WordCatalogue? _words;
    private bool _all;

    /// <param name="around">What all fields share.</param>
    /// <param name="plan">What it asks.</param>
    /// <param name="next">What the button at its end says; without one there is none.</param>
    public AnswerForm(FieldSurroundings around, FormPlan plan, Func<string>? next = null)
    {
        (_around, _plan, _next) = (around, plan, next);
        Update();
    }

    /// <summary>By the button at the end, and by Enter on the last field.</summary>
    public event Action? Completed;

    /// <summary>Whether somebody wanted to go on: what is missing is told from then on.</summary>
    public bool Tried { get; private set; }

    public AnswerField? Focused => _form.Focused is { } item ? _fieldOf.GetValueOrDefault(item) : null;

    public override bool TakesFocus => _form.TakesFocus;

    public override int HeightAt(int width)
    {
        Update();
        return _form.HeightAt(width);
    }

    public override void Enter(bool last) => _form.Enter(last);

    public override void Draw(Region region, Theme theme, bool focused)
    {
        Update();
        _form.Draw(region, theme, focused);
    }

    public override bool Handle(KeyPress key)
    {
        Update();
        var before = _form.Focused;
        if (key.Is(Key.F1) && Focused is { } field)
        {
            HelpDialog.Open(_around.Wizard, AnswerTexts.Help(_around, _around.Interview.Look(field.Path)));
            return true;
        }

        // The button only says what Enter does anyhow.
        if (key.Is(Key.Enter) && before is not null && before != _nextItem && IsLast(before))
        {
            if (!before.View.Handle(key))
            {
                Completed?.Invoke();
                return Completed is not null;
            }

            return true;
        }

        var taken = _form.Handle(key);
        if (before != _form.Focused)
        {
            _shown = null;
        }

        return taken;
    }

    public void FocusOn(AnswerPath path)
    {
        Update();
        var text = path.ToString();
        var field = _fields.Find(field => field is not HeadingField && AnswerPath.IsAtOrBelow(text, field.Path.ToString()))
            ?? _fields.Find(field => field is not HeadingField && AnswerPath.IsAtOrBelow(field.Path.ToString(), text));
        if (field is null)
        {
            return;
        }

        if (!_plan.Matters(field.Path, _around.Draft))
        {
            _all = _more.Checked = true;
        }

        _shown = null;
        Update();
        _form.FocusOn(field.Items.First(item => item.Visible && item.View.TakesFocus));
    }

    /// <summary>Tells from now on what is missing, and goes to the first field that is not good.</summary>
    /// <returns>Whether all are.</returns>
    public bool TryLeave()
    {
        Tried = true;
        _shown = null;
        Update();
        if (_plan.All.Select(path => _fields.First(field => field is not HeadingField && field.Path == path)).FirstOrDefault(IsBad) is not { } bad)
        {
            return _plan.Record is not { } record || _around.Interview.ErrorsAt(record.ToString()).Count == 0;
        }

        FocusOn(bad.Path);
        return false;
    }

    /// <summary>What is missing is told from now on.</summary>
    public void Try() => (Tried, _shown) = (true, null);

    private bool IsBad(AnswerField field) => _around.Interview.IsAsked(field.Path) && _around.Interview.Look(field.Path) is var asked
        && (asked.Errors.Count > 0 || (field is SecretAnswer secret && !secret.IsGood(asked)));

    private bool IsLast(FormItem item) => _form.Items.Last(other => other != _nextItem && other is { Visible: true, View.TakesFocus: true }) == item;
}
