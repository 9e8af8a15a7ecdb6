using System.Diagnostics.CodeAnalysis;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;

namespace Appliance.Planning.Sites;

/// <summary>
/// The answers as far as they are known: what defaults, conditions and validation may look at. A question is resolved when
/// it is first looked at, so the order of declaration does not matter. Not for use by several threads.
/// </summary>
public sealed class SiteDraft
{
    private readonly QuestionCatalogue _catalogue;
    private readonly IReadOnlyDictionary<Question, AnswerNode> _given;
    private readonly AnswerFindings _findings;
    private readonly Func<Question, Origin> _whereMissing;
    private readonly bool _complete;
    private readonly Dictionary<Question, Resolution> _resolved = [];
    private readonly List<Frame> _resolving = [];

    internal SiteDraft(QuestionCatalogue catalogue, IReadOnlyDictionary<Question, AnswerNode> given, IDefaultFacts? facts, AnswerFindings findings, Func<Question, Origin> whereMissing, bool complete)
    {
        _catalogue = catalogue;
        _given = given;
        _findings = findings;
        _whereMissing = whereMissing;
        _complete = complete;
        Facts = facts;
    }

    /// <summary>What is known of the machine; null when nothing is (the answer tools work on any machine).</summary>
    public IDefaultFacts? Facts { get; }

    /// <summary>A draft with nothing answered, to find out defaults.</summary>
    public static SiteDraft Of(QuestionCatalogue catalogue, IDefaultFacts? facts) =>
        new(catalogue, new Dictionary<Question, AnswerNode>(), facts, new AnswerFindings(), _ => Origin.Default, complete: true);

    /// <summary>The answer or default; the type's default value (null) when there is none yet, or the question is not asked.</summary>
    public T? Get<T>(Question<T> question) => TryGet(question, out var value) ? value : default;

    public bool TryGet<T>(Question<T> question, [MaybeNullWhen(false)] out T value)
    {
        var resolution = Resolve(question);
        var good = resolution.State == ResolutionState.Answered;
        value = good ? (T)resolution.Value! : default;
        return good;
    }

    /// <summary>Whether the question's condition is met.</summary>
    public bool IsAsked(Question question) => Resolve(question).State != ResolutionState.NotAsked;

    public bool IsAnswered(Question question) => Resolve(question).State == ResolutionState.Answered;

    /// <summary>Where the answer came from.</summary>
    public Origin OriginOf(Question question) => Resolve(question).Origin;

    /// <summary>What was given, of all sources together and good or not; null when nothing was.</summary>
    public AnswerNode? GivenOf(Question question) => _given.GetValueOrDefault(question);

    /// <summary>The value in written form (secrets as references or masks); null when there is none.</summary>
    public AnswerNode? NodeOf(Question question) =>
        Resolve(question) is { State: ResolutionState.Answered, Value: { } value } ? question.Type.WriteObject(value) : null;

    /// <summary>
    /// The default in written form, whether the question is asked and answered or not; null when there is none, or it hangs
    /// on an answer that is wrong or missing.
    /// </summary>
    public AnswerNode? DefaultOf(Question question)
    {
        var frame = new Frame(question);
        _resolving.Add(frame);
        try
        {
            return question.DefaultFor(this) is { } value && !frame.HangsOnFailed && question.Type.IsGood(value, AnswerReading.Detached(question.Id, this))
                ? question.Type.WriteObject(value)
                : null;
        }
        finally
        {
            _resolving.Remove(frame);
        }
    }

    internal Resolution Resolve(Question question)
    {
        if (!_resolved.TryGetValue(question, out var resolution))
        {
            resolution = ResolveNow(question);
            _resolved[question] = resolution;
        }

        if (resolution.State == ResolutionState.Failed && _resolving.Count > 0)
        {
            _resolving[^1].HangsOnFailed = true;
        }

        return resolution;
    }

    private Resolution ResolveNow(Question question)
    {
        if (!_catalogue.Contains(question))
        {
            throw new ArgumentException($"The question '{question.Id}' is not in the catalogue.", nameof(question));
        }

        if (_resolving.Exists(f => f.Question == question))
        {
            throw new InvalidOperationException($"Questions hang on each other in a circle: {string.Join(" -> ", _resolving.Select(f => f.Question.Id))} -> {question.Id}.");
        }

        var frame = new Frame(question);
        _resolving.Add(frame);
        try
        {
            var asked = question.IsAsked(this);
            var given = _given.GetValueOrDefault(question);
            if (!asked && !frame.HangsOnFailed)
            {
                return NotAsked(question, given);
            }

            // An empty record may be complete: its fields have defaults.
            return given is null || given.IsNull && question.Type.Fields.Count > 0 && !question.Optional
                ? ByDefault(question, frame)
                : ByAnswer(question, given, frame);
        }
        finally
        {
            _resolving.Remove(frame);
        }
    }

    private Resolution NotAsked(Question question, AnswerNode? given)
    {
        if (given is not null)
        {
            var why = question.AskedWhenNote is { } note ? $"it counts only when {note}" : "other answers leave it without meaning";
            _findings.Warnings.Add(new AnswerError(AnswerCodes.NotUsed, given.Origin, question.Id, $"the answer is not used: {why}", "", "Remove it, or change the answer it hangs on."));
        }

        return Resolution.NotAsked;
    }

    private Resolution ByAnswer(Question question, AnswerNode given, Frame frame)
    {
        var reading = new AnswerReading(question.Id, this, _findings);
        if (given.IsNull)
        {
            if (question.Optional)
            {
                return Resolution.None with { Origin = given.Origin, Given = given };
            }

            reading.Error(AnswerCodes.NoValue, given.Origin, "has no value", question.Type.Expected, question.Type.Item is not null ? "Write [] for an empty list." : question.HasDefault ? "Give it a value, or remove the key to take the default." : "Give it a value.");
            return Resolution.Failed;
        }

        if (!question.Type.TryReadObject(given, reading, out var value))
        {
            return Resolution.Failed;
        }

        var problem = question.Problem(value!, this);
        if (frame.HangsOnFailed || problem is null)
        {
            return new Resolution(ResolutionState.Answered, given.Origin, value, given);
        }

        reading.Error(AnswerCodes.Rule, given.Origin, problem, "", "");
        return Resolution.Failed;
    }

    private Resolution ByDefault(Question question, Frame frame)
    {
        var where = _whereMissing(question);
        var findings = new AnswerFindings();
        var reading = new AnswerReading(question.Id, this, findings);
        var value = question.DefaultFor(this);
        if (value is not null && !question.Type.IsGood(value, reading))
        {
            value = null;
        }

        if (value is null && question is { Optional: false, Type.Fields.Count: > 0 })
        {
            question.Type.TryReadObject(new AnswerMap([], where), reading, out value);
        }
        else if (value is null && !question.Optional)
        {
            reading.Error(AnswerCodes.Missing, where, $"is missing ({question.Title})", question.Type.Expected, Wording.HowToGive(question.Id, question.Type));
        }

        if (value is not null && question.Problem(value, this) is { } problem)
        {
            reading.Error(AnswerCodes.Rule, where, $"its default is not good here: {problem}", "", Wording.HowToGive(question.Id, question.Type));
        }

        if (frame.HangsOnFailed || findings.Errors.Count > 0)
        {
            // What hangs on a wrong answer, or was given in a way that could not be read, is not worth a message yet.
            _findings.Errors.AddRange(frame.HangsOnFailed || !_complete || WasToldOf(question) ? [] : findings.Errors);
            return Resolution.Failed;
        }

        return value is null ? Resolution.None : new Resolution(ResolutionState.Answered, Origin.Default, value);
    }

    private bool WasToldOf(Question question) => _findings.Errors.Exists(e =>
        e.Id == question.Id || e.Code == AnswerCodes.WrongType && question.Id.StartsWith($"{e.Id}.", StringComparison.Ordinal));

    private sealed class Frame(Question question)
    {
        public Question Question { get; } = question;

        /// <summary>It looked at a question that is wrong or missing.</summary>
        public bool HangsOnFailed { get; set; }
    }
}
