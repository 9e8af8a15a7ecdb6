using System.Diagnostics.CodeAnalysis;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;

namespace Appliance.Planning.Sites;

/// <summary>The frozen, validated answers. Made by <see cref="SiteBuilder"/>.</summary>
public sealed class Site
{
    private readonly IReadOnlyDictionary<Question, Resolution> _answers;

    internal Site(QuestionCatalogue catalogue, IReadOnlyDictionary<Question, Resolution> answers, IDefaultFacts? facts)
    {
        Catalogue = catalogue;
        Facts = facts;
        _answers = answers;
        Effective = [.. catalogue.Questions.Select(EffectiveOf).OfType<EffectiveAnswer>()];
    }

    public QuestionCatalogue Catalogue { get; }

    /// <summary>How the site is set up, apart from its answers.</summary>
    public SiteMode Mode { get; init; } = new();

    /// <summary>What the defaults were made from.</summary>
    public IDefaultFacts? Facts { get; }

    /// <summary>
    /// Every question that is asked and has a value, and every one whose value was turned off, in the catalogue's order.
    /// </summary>
    public IReadOnlyList<EffectiveAnswer> Effective { get; }

    /// <summary>The answer or default.</summary>
    /// <exception cref="InvalidOperationException">
    /// There is none, because the question is optional or not asked: ask <see cref="IsAnswered"/> first or use
    /// <see cref="Find{T}"/>.
    /// </exception>
    public T Get<T>(Question<T> question) => TryGet(question, out var value)
        ? value
        : throw new InvalidOperationException($"The question '{question.Id}' has no answer in this site.");

    /// <summary>The answer or default; null (a value type's default) when there is none.</summary>
    public T? Find<T>(Question<T> question) => TryGet(question, out var value) ? value : default;

    public bool TryGet<T>(Question<T> question, [MaybeNullWhen(false)] out T value)
    {
        var good = Of(question) is { State: ResolutionState.Answered, Value: T };
        value = good ? (T)Of(question).Value! : default;
        return good;
    }

    /// <summary>Whether the question's condition is met.</summary>
    public bool IsAsked(Question question) => Of(question).State != ResolutionState.NotAsked;

    /// <summary>Whether there is a value, given or by default.</summary>
    public bool IsAnswered(Question question) => Of(question).State == ResolutionState.Answered;

    public Origin OriginOf(Question question) => Of(question).Origin;

    private Resolution Of(Question question) => _answers.TryGetValue(question, out var resolution)
        ? resolution
        : throw new ArgumentException($"The question '{question.Id}' is not in the catalogue.", nameof(question));

    private EffectiveAnswer? EffectiveOf(Question question) => Of(question) switch
    {
        { State: ResolutionState.Answered, Value: { } value } answer =>
            new EffectiveAnswer(question, Origins.Carry(question.Type.WriteObject(value), answer.Given), answer.Origin),
        { State: ResolutionState.None, Origin.Kind: not OriginKind.Default } none =>
            new EffectiveAnswer(question, new AnswerScalar("null", ScalarForm.Plain, none.Origin), none.Origin),
        _ => null,
    };
}
