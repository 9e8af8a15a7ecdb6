using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Wizard.Interviews;

/// <summary>
/// What a person is asked and has answered so far: the state behind the line dialogue and the full screen. After each
/// change the site is built anew, so that conditions, defaults and errors are always those of the answers as they are.
/// </summary>
/// <remarks>Paths name a question, or a field or item inside its answer: <c>nodes.hosts[2].ssh.port</c>. Not for several threads.</remarks>
public sealed partial class Interview
{
    private readonly IReadOnlyList<AnswerSource> _sources;
    private readonly IDefaultFacts? _facts;
    private readonly SiteMode? _mode;
    private readonly SiteDraft _before;
    private Dictionary<string, AnswerNode> _entered = new(StringComparer.Ordinal);

    /// <param name="catalogue">The questions there are.</param>
    /// <param name="sources">What was given before anybody was asked: files, environment, <c>--set</c>.</param>
    /// <param name="facts">What is known of the machine, for defaults.</param>
    /// <param name="mode">How the site is set up, apart from its answers.</param>
    public Interview(QuestionCatalogue catalogue, IReadOnlyList<AnswerSource> sources, IDefaultFacts? facts = null, SiteMode? mode = null)
    {
        Catalogue = catalogue;
        _sources = [.. sources.Select(source => source.ReadOnce())];
        _facts = facts;
        _mode = mode;
        Result = Build();
        _before = Draft;
    }

    /// <summary>Told after each change.</summary>
    public event Action? Changed;

    public QuestionCatalogue Catalogue { get; }

    /// <summary>The site as the answers make it now, with all errors.</summary>
    public SiteResult Result { get; private set; }

    public SiteDraft Draft => Result.Draft;

    /// <summary>Whether every answer is there and good; secrets may still have to be typed.</summary>
    public bool IsComplete => Result.Site is not null;

    /// <summary>Whether nothing at all was answered, here or before.</summary>
    public bool IsUntouched => Catalogue.Questions.All(question => Draft.GivenOf(question) is null);

    /// <summary>All that was entered here, by question; also what other answers now leave without meaning.</summary>
    public IReadOnlyDictionary<string, AnswerNode> Entered => _entered;

    /// <summary>What was entered here and counts: for <see cref="AnswerSource.FromWizard"/>.</summary>
    public IReadOnlyDictionary<string, AnswerNode> Answers =>
        _entered.Where(entry => Draft.IsAsked(Catalogue.Find(entry.Key)!)).ToDictionary(StringComparer.Ordinal);

    /// <summary>The areas with the questions that are asked now, in the catalogue's order.</summary>
    public IReadOnlyList<InterviewPage> Pages =>
    [
        .. Catalogue.Questions.Where(Draft.IsAsked).GroupBy(question => question.Area, StringComparer.Ordinal)
            .Select(area => new InterviewPage(area.Key, [.. area.Select(question => Look(question.Id))])),
    ];

    /// <summary>All that is wrong with what was given, when something of it can be mended there only; empty when all can be asked.</summary>
    public IReadOnlyList<AnswerError> Refusal => UnaskableAnswers.Among(Catalogue, Result.Errors);

    /// <summary>An answer, or a field or item of one, as it stands now.</summary>
    /// <exception cref="ArgumentException">There is no such question or field.</exception>
    public Asked Look(string path) => Look(AnswerPath.Parse(Catalogue, path));

    public Asked Look(AnswerPath path) => new(path, path.Find(Draft.GivenOf(path.Question)), DefaultOf(path), ErrorsAt(path.ToString()));

    /// <summary>Whether an answer, or a field of a record, is asked as the answers are now.</summary>
    public bool IsAsked(AnswerPath path) => Draft.IsAsked(path.Question)
        && (path.Field is not { } field || path.Above!.Type.IsFieldAsked(field, Current(path.Above) as AnswerMap ?? new AnswerMap([], Origin.Default), Draft));

    /// <summary>What is wrong there and below.</summary>
    public IReadOnlyList<AnswerError> ErrorsAt(string path) => [.. Result.Errors.Where(error => AnswerPath.IsAtOrBelow(error.Id, path))];

    /// <summary>Goes back to what was entered at another time, as <see cref="Entered"/> had it then.</summary>
    public void Restore(IReadOnlyDictionary<string, AnswerNode> entered) => Keep(new(entered, StringComparer.Ordinal));

    private AnswerNode? DefaultOf(AnswerPath path)
    {
        if (path.Above is not { } above)
        {
            return Draft.DefaultOf(path.Question);
        }

        // A record nobody gave is the default as a whole; in one that was given each field has its own.
        if (Draft.GivenOf(path.Question) is null && path.Find(Draft.DefaultOf(path.Question)) is { } whole)
        {
            return whole;
        }

        return path.Field is { } field
            ? above.Type.FieldDefault(field, Current(above) as AnswerMap ?? new AnswerMap([], Origin.Default), Draft)
            : null;
    }

    // What a change begins at: what was given, else the default, so that changing one field loses no other.
    private AnswerNode? Current(AnswerPath path) => path.Find(Draft.GivenOf(path.Question) ?? Draft.DefaultOf(path.Question));

    private void Keep(Dictionary<string, AnswerNode> entered)
    {
        _entered = entered;
        Result = Build();
        Changed?.Invoke();
    }

    private SiteResult Build() => SiteBuilder.Build(Catalogue, [.. _sources, AnswerSource.FromWizard(_entered)], _facts, _mode);
}
