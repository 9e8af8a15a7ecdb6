using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Screens.Views;
using Appliance.Wizard.Interviews;

namespace Appliance.Wizard.Pages.Fields;

/// <summary>A secret: typed twice and never shown, or by where it is to be had.</summary>
internal sealed class SecretAnswer : AnswerField
{
    private readonly SecretField _first = new();
    private readonly SecretField _second = new();
    private readonly TextField _place = new();
    private readonly NotedView _firstView;
    private readonly ChoiceField _from;
    private readonly FormItem _firstItem;
    private readonly FormItem _secondItem;
    private readonly FormItem _placeItem;
    private readonly FormItem _fromItem;
    private readonly List<SecretSource> _sources;
    private SecretSource? _chosen;
    private SecretSource _source;

    public SecretAnswer(AnswerPath path, FieldSurroundings around)
        : base(path, around)
    {
        var asked = Interview.Look(path);
        // What is inside of a record is needed later than now, by other commands too.
        _sources = path.Parts.Count == 0 ? [SecretSource.Typed, SecretSource.File, SecretSource.Env] : [SecretSource.Prompt, SecretSource.File, SecretSource.Env];
        if (asked.Optional)
        {
            _sources.Insert(0, SecretSource.None);
        }

        var title = around.Words.Title(asked);
        _from = new ChoiceField(title, [.. _sources.Select(source => new Choice(around.Words[$"source.{Name(source)}"]))], around.Wizard.Layers);
        _firstView = new NotedView(_first, () => _first.Secret);
        _firstItem = new FormItem(title, _firstView);
        _secondItem = new FormItem(around.Words["ask.secret-again"], _second);
        _placeItem = new FormItem(title, _place);
        _fromItem = new FormItem(around.Words["source.label"], _from);
        Items = [_firstItem, _secondItem, _placeItem, _fromItem];
        _first.Changed += TakeTyped;
        _second.Changed += TakeTyped;
        _place.Changed += TakePlace;
        _from.Changed += TakeSource;
    }

    public override IReadOnlyList<FormItem> Items { get; }

    public override void Show(Asked asked, bool focused)
    {
        _source = _chosen ?? SourceOf(asked);
        _from.Chosen = _sources.IndexOf(_source);
        if (!focused && _source is SecretSource.File or SecretSource.Env && asked.Value is AnswerMap { Entries: [{ Value: AnswerScalar place }] })
        {
            _place.Text = place.Text;
        }

        // Without a field above it, its label is the whole's.
        var alone = _source is SecretSource.None or SecretSource.Prompt;
        _fromItem.Label = alone ? _firstItem.Label : Around.Words["source.label"];
        _firstView.Note = _first.Secret.Length == 0 && asked.Value is AnswerTypedSecret ? Around.Words["source.given"] : "";
    }

    public override FieldMessage? Message(Asked asked, bool tried)
    {
        if (_source != SecretSource.Typed)
        {
            return tried && IsEmptyPlace ? new FieldMessage(Around.Words[$"source.{Name(_source)}-needed"]) : SafeMessage(asked);
        }

        if (_first.Secret.Length > 0)
        {
            return Problem(asked, tried) is { } problem ? new FieldMessage(problem) : Strength(asked);
        }

        return tried && asked.IsOpenSecret ? new FieldMessage(Around.Words["error.secret-needed"]) : null;
    }

    public override string Hint(Asked asked) => Around.Words[_source == SecretSource.Typed ? "hint.secret" : "hint.secret-place"];

    /// <summary>Whether it may stay as it is when somebody goes on.</summary>
    public bool IsGood(Asked asked) => _source == SecretSource.Typed
        ? _first.Secret.Length == 0 && _second.Secret.Length == 0 ? !asked.IsOpenSecret : Problem(asked, tried: true) is null
        : !IsEmptyPlace;

    protected override FormItem MessageItem => _source switch
    {
        SecretSource.Typed => _secondItem,
        SecretSource.File or SecretSource.Env => _placeItem,
        _ => _fromItem,
    };

    protected override bool IsUsed(FormItem item) => item == _fromItem
        || (item == _placeItem ? _source is SecretSource.File or SecretSource.Env : _source == SecretSource.Typed);

    private bool IsEmptyPlace => _source is SecretSource.File or SecretSource.Env && _place.Text.Trim().Length == 0;

    private static string Name(SecretSource source) => source.ToString().ToLowerInvariant();

    private SecretSource SourceOf(Asked asked) => asked.Value switch
    {
        AnswerMap { Entries: [{ Key: "file" }] } => SecretSource.File,
        AnswerMap { Entries: [{ Key: "env" }] } => SecretSource.Env,
        AnswerScalar { Origin.Kind: OriginKind.Environment } => SecretSource.Typed,
        AnswerTypedSecret => SecretSource.Typed,
        null when asked.Optional => SecretSource.None,
        _ => _sources.Contains(SecretSource.Typed) ? SecretSource.Typed : SecretSource.Prompt,
    };

    // No message quotes it, but the expected forms are those of a file.
    private FieldMessage? SafeMessage(Asked asked) => IsEmptyPlace || Told(asked, tried: false).FirstOrDefault() is not { } error ? null
        : new FieldMessage(Safe(error));

    private string? Problem(Asked asked, bool tried)
    {
        if (Path.Parts.Count == 0 && asked.Question.SecretProblem?.Invoke(new Secret(_first.Secret)) is { } problem)
        {
            return Around.Words.Sentence(problem);
        }

        var differs = _first.Secret != _second.Secret && (tried || !_first.Secret.StartsWith(_second.Secret, StringComparison.Ordinal));
        return differs ? Around.Words["error.secret-differs-here"] : Told(asked, tried: false).FirstOrDefault() is { } error ? Safe(error) : null;
    }

    private string Safe(AnswerError error) => Around.Words.With("error.told", Around.Words.Problem(error), "").TrimEnd();

    private FieldMessage Strength(Asked asked)
    {
        var names = new[] { "engine.fqdn", "pki.organization" }.Where(id => Interview.Catalogue.Find(id) is not null)
            .SelectMany(id => AnswerTexts.Editable(asked.Type, Interview.Look(id).Value).Split('.'));
        var (key, role) = SecretStrength.Of(_first.Secret, names);
        return new FieldMessage(Around.Words[key], role);
    }

    private void TakeTyped()
    {
        _chosen = SecretSource.Typed;
        var asked = Interview.Look(Path);
        if (_first.Secret.Length > 0 && _first.Secret == _second.Secret && asked.Question.SecretProblem?.Invoke(new Secret(_first.Secret)) is null)
        {
            Interview.SetSecret(Id, new Secret(_first.Secret));
        }
        else
        {
            AnswerChange.Clear(Interview, Path);
        }

        Alter();
    }

    private void TakePlace()
    {
        if (_place.Text.Trim() is { Length: > 0 } place)
        {
            Interview.Set(Id, Reference(Name(_source), place, ScalarForm.Text));
        }
        else
        {
            AnswerChange.Clear(Interview, Path);
        }

        Alter();
    }

    private void TakeSource()
    {
        _chosen = _source = _sources[_from.Chosen];
        switch (_source)
        {
            case SecretSource.Typed:
                TakeTyped();
                break;
            case SecretSource.Prompt:
                Interview.Set(Id, Reference("prompt", "true", ScalarForm.Plain));
                break;
            case SecretSource.None when Interview.Look(Path).Default is not null:
                AnswerChange.Leave(Interview, Path);
                break;
            case SecretSource.None:
                AnswerChange.Clear(Interview, Path);
                break;
            default:
                _place.Text = "";
                TakePlace();
                break;
        }

        Alter(_source is SecretSource.File or SecretSource.Env ? _placeItem : null);
    }

    private static AnswerMap Reference(string key, string text, ScalarForm form) =>
        new([new AnswerEntry(key, new AnswerScalar(text, form, Origin.Wizard), Origin.Wizard)], Origin.Wizard) { OneLine = true };
}
