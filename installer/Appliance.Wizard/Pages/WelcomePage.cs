using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Pages.Fields;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Pages;

/// <summary>The language, and what to begin with.</summary>
public sealed class WelcomePage : WizardPage
{
    private readonly FieldSurroundings _around;
    private readonly QuestionPagesSettings _settings;
    private readonly IReadOnlyList<WelcomeWay> _ways;
    private readonly AnswerLoading _loading;
    private readonly TextField _file = new();
    private Form _form;
    private FormItem _fileItem = new("", new Label(""));
    private ChoiceList _way = new([]);
    private bool _seen;

    internal WelcomePage(FieldSurroundings around, QuestionPagesSettings settings)
    {
        (_around, _settings, _loading) = (around, settings, new AnswerLoading(around));
        _ways =
        [
            .. settings.Saved is null ? Array.Empty<WelcomeWay>() : [WelcomeWay.Resume],
            WelcomeWay.New,
            WelcomeWay.File,
            .. settings.MayBeNode ? [WelcomeWay.Join] : Array.Empty<WelcomeWay>(),
        ];
        _form = Build(0);
    }

    public override string Title => _around.Words["welcome.title"];

    public override View Body => _form;

    public override PageMark Mark => _seen ? PageMark.Done : PageMark.None;

    public override TextLine? Message => new(_around.Words["welcome.hint"], Role.Muted);

    public override PageHelp Help => new(Title, [.. _around.Words["welcome.help"].Split('\n').Select(line => new TextLine(line))]);

    public override IReadOnlyList<KeyHint> Hints => [new("Tab", _around.Words["key.move"]), new("Enter", _around.Words["key.choose"])];

    public override void Left() => _seen = true;

    public override void Reworded()
    {
        _form = Build(_way.Chosen);
    }

    public override bool MayGoOn()
    {
        switch (_ways[_way.Chosen])
        {
            case WelcomeWay.Resume:
                return _loading.Resume(_settings.SavedName, _settings.Saved!);
            case WelcomeWay.File when _file.Text.Trim().Length == 0:
                _fileItem.Message = new FieldMessage(_around.Words["import.path-needed"]);
                _form.FocusOn(_fileItem);
                return false;
            case WelcomeWay.File:
                return _loading.Take(_file.Text.Trim(), () => _settings.Files.Read(_file.Text.Trim()));
            default:
                return true;
        }
    }

    private Form Build(int way)
    {
        var words = _around.Words;
        var languages = _settings.Languages;
        var language = new ChoiceField(words["welcome.language"], [.. languages.Select(each => new Choice(WordCatalogue.Of(each)["language.name"]))], _around.Wizard.Layers)
        {
            Chosen = languages.ToList().IndexOf(words.Language),
        };
        language.Changed += () => _around.Wizard.Speak(languages[language.Chosen]);
        _way = new ChoiceList([.. _ways.Select(each => new Choice(words[$"welcome.{each.ToString().ToLowerInvariant()}"]))]) { Chosen = way, Position = way };
        _way.Changed += ShowWay;
        _fileItem = new FormItem(words["welcome.file-path"], _file);
        _file.Changed += () => _fileItem.Message = null;
        var begin = new Button(words["welcome.begin"], () => _around.Wizard.Next());
        var form = new Form(
        [
            new("", new Label(words["welcome.text"] + "\n")) { Wide = true },
            new(words["welcome.language"], language) { Visible = languages.Count > 1 },
            new("", new Label("")),
            new(words["welcome.way"], _way),
            _fileItem,
            new("", new Label("")),
            new("", begin),
        ])
        { Wraps = false };
        ShowWay();
        return form;
    }

    private void ShowWay()
    {
        _fileItem.Visible = _ways[_way.Chosen] == WelcomeWay.File;
        _around.Wizard.MakesNode = _ways[_way.Chosen] == WelcomeWay.Join;
    }
}
