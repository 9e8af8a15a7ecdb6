using Appliance.Planning.Answers;
using Appliance.Planning.Questions;

namespace Appliance.Wizard.Interviews;

/// <summary>An answer, or a field or item inside one, as it stands now.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Given">What was given here or by a file, the environment or <c>--set</c>, good or not; null when nothing was.</param>
/// <param name="Default">What counts when nothing is given; null when there is none.</param>
/// <param name="Errors">What is wrong with it and with all that is in it.</param>
public sealed record Asked(AnswerPath Path, AnswerNode? Given, AnswerNode? Default, IReadOnlyList<AnswerError> Errors)
{
    public Question Question => Path.Question;

    /// <summary>The field of a record; null for a question and for an item of a list.</summary>
    public RecordField? Field => Path.Field;

    public AnswerType Type => Path.Type;

    /// <summary>Whether it may stay without a value.</summary>
    public bool Optional => Field?.Optional ?? (Path.Parts.Count == 0 && Question.Optional);

    /// <summary>What counts: the given value or the default; null for none. It may be wrong.</summary>
    public AnswerNode? Value => Given is null ? Default : Given.IsNull ? null : Given;

    /// <summary>Where <see cref="Value"/> comes from.</summary>
    public Origin Origin => Given?.Origin ?? Origin.Default;

    /// <summary>In words where the default comes from, in English.</summary>
    public string? DefaultNote => Path.Parts.Count == 0 ? Question.DefaultNote : Field?.DefaultNote;

    /// <summary>Whether it is a secret that a person still has to type.</summary>
    public bool IsOpenSecret => Type.HoldsSecret && Type.Fields.Count == 0 && Type.Item is null
        && (Value is AnswerMap { Entries: [{ Key: "prompt" }] } || Value is null && !Optional);

    /// <summary>What is wrong with it itself, not with a part of it.</summary>
    public IEnumerable<AnswerError> OwnErrors => Errors.Where(e => e.Id == Path.ToString());
}
