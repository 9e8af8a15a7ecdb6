using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Pages;

namespace Appliance.Wizard.Runs;

/// <summary>Which engine this machine is to join, and by what right.</summary>
internal sealed class JoinPage : WizardPage
{
    private readonly RunPages _pages;
    private readonly IJoinWork _work;
    private readonly TextField _engine = new();
    private readonly SecretField _token = new();
    private FormItem _engineItem = new("", new Label(""));
    private FormItem _tokenItem = new("", new Label(""));
    private Form _form;

    public JoinPage(RunPages pages, IJoinWork work)
    {
        (_pages, _work) = (pages, work);
        _engine.Changed += () => _engineItem.Message = null;
        _token.Changed += () => _tokenItem.Message = null;
        _form = Build();
    }

    public override string Title => _pages.Words["join.title"];

    public override View Body => _form;

    public override PageMark Mark => _pages.IsJoining ? PageMark.Done : PageMark.None;

    public override bool IsThere => _pages.Wizard.MakesNode;

    public override bool MayEnter => !_pages.IsRunning;

    public override TextLine? Message => new(_pages.Words["join.hint"], Role.Muted);

    public override PageHelp Help => new(Title, [.. _pages.Words["join.help"].Split('\n').Select(line => new TextLine(line))]);

    public override void Entered(bool forward) => _form.FocusFirst();

    public override void Reworded() => _form = Build();

    // It goes on by a run alone.
    public override bool MayGoOn() => false;

    private Form Build()
    {
        var words = _pages.Words;
        (_engineItem, _tokenItem) = (new FormItem(words["join.engine"], _engine), new FormItem(words["join.token"], _token));
        return new Form(
        [
            new("", new Label(words["join.text"] + "\n")) { Wide = true },
            _engineItem,
            _tokenItem,
            new("", new Label("")),
            new("", new Button(words["join.begin"], Begin)),
        ])
        { Wraps = false };
    }

    private void Begin()
    {
        var (engine, token) = (_engine.Text.Trim(), _token.Secret.Trim());
        _engineItem.Message = _work.IsEngine(engine) ? null : new FieldMessage(_pages.Words["join.engine-needed"]);
        _tokenItem.Message = token.Length == 0 || _work.IsToken(token) ? null : new FieldMessage(_pages.Words["join.token-wrong"]);
        if (new[] { _engineItem, _tokenItem }.FirstOrDefault(item => item.Message is not null) is { } wrong)
        {
            _form.FocusOn(wrong);
            return;
        }

        _work.Choose(engine, token);
        _pages.BeginJoin();
    }
}
