using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

internal sealed partial class AnswerForm
{
    /// <summary>How many of the settings that can be left alone are asked now.</summary>
    private int Others => _plan.All.Count(path => _around.Interview.IsAsked(path) && !_plan.Matters(path, _around.Draft));

    private void Update()
    {
        if (!ReferenceEquals(_words, _around.Words))
        {
            Build();
        }

        if (!ReferenceEquals(_shown, _around.Interview.Result))
        {
            _shown = _around.Interview.Result;
            foreach (var field in _fields)
            {
                Show(field);
            }
        }

        _moreItem!.Visible = Others > 0;
        _more.Text = _around.Words.With("page.more", Others);
        if (_nextButton is not null)
        {
            _nextButton.Text = _next!();
        }
    }

    // The answers alone do not say it: a password half typed is none yet, and neither is a file without a name.
    private void Redo(FormItem? next)
    {
        _shown = null;
        if (next is not null)
        {
            Update();
            _form.FocusOn(next);
        }
    }

    private void Show(AnswerField field)
    {
        var focused = field == Focused;
        if (!_around.Interview.IsAsked(field.Path))
        {
            field.ShowItems(false);
            return;
        }

        var asked = _around.Interview.Look(field.Path);
        field.Show(asked, focused);
        field.Tell(field.Message(asked, Tried));
        field.ShowItems(focused || IsWanted(field, asked));
    }

    private bool IsWanted(AnswerField field, Asked asked) => _all || asked.Errors.Count > 0 || (field is HeadingField heading ? IsWanted(heading)
        : asked.IsOpenSecret || _plan.Matters(field.Path, _around.Draft));

    // One over fields that matter, and one over the others.
    private bool IsWanted(HeadingField heading) => _plan.Record is not null
        || (!_restHeadings.Contains(heading) && _plan.First.Any(path => path.Above?.ToString() == heading.Path.ToString() && _plan.Matters(path, _around.Draft)));

    private void Build()
    {
        _words = _around.Words;
        _fieldOf.Clear();
        _fields.Clear();
        _restHeadings.Clear();
        var items = new List<FormItem>();
        if (_plan.Record is { } record)
        {
            Add(items, new HeadingField(record, _around, named: false));
        }

        AddFields(items, _plan.First, isRest: false);
        _more = new CheckBox("") { Checked = _all };
        _more.Changed += () => (_all, _shown) = (_more.Checked, null);
        _moreItem = new FormItem("", _more);
        items.Add(_moreItem);

        AddFields(items, _plan.Rest, isRest: true);
        (_nextButton, _nextItem) = (null, null);
        if (_next is not null)
        {
            _nextButton = new Button(_next(), () => Completed?.Invoke());
            _nextItem = new FormItem("", _nextButton);
            items.Add(new FormItem("", new Label("")));
            items.Add(_nextItem);
        }

        _form = new Form(items) { Wraps = false };
        _shown = null;
    }

    private void AddFields(List<FormItem> items, IReadOnlyList<AnswerPath> paths, bool isRest)
    {
        string? record = null;
        foreach (var path in paths)
        {
            if (_plan.Record is null && path.Above is { } above && above.ToString() != record)
            {
                var heading = new HeadingField(above, _around);
                if (isRest)
                {
                    _restHeadings.Add(heading);
                }

                Add(items, heading);
            }

            record = path.Above?.ToString();
            Add(items, AnswerFields.Of(path, _around));
        }
    }

    private void Add(List<FormItem> items, AnswerField field)
    {
        _fields.Add(field);
        field.Altered += Redo;
        foreach (var item in field.Items)
        {
            items.Add(item);
            _fieldOf[item] = field;
        }
    }
}
