using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Questions;

/// <summary>A question whose answers are <typeparamref name="T"/>.</summary>
/// <param name="id">Where it stands in an answer file.</param>
/// <param name="type">The type of its answers.</param>
public sealed class Question<T>(string id, AnswerType<T> type) : Question(id, type)
{
    /// <summary>
    /// From other answers and from facts; null for none (a value type needs <see cref="AnswerTypes.OrNone{T}"/> for that).
    /// A default its type refuses (a host named localhost, say) counts as none.
    /// </summary>
    public Func<SiteDraft, T?>? Default { get; init; }

    /// <summary>Whether it is asked at all; always when null.</summary>
    public Func<SiteDraft, bool>? AskedWhen { get; init; }

    /// <summary>When a dialogue that does not go through all settings asks it too; never when null, unless its default is made from facts.</summary>
    public Func<SiteDraft, bool>? EssentialWhen { get; init; }

    /// <summary>What the type alone cannot know: null when good, else what is wrong and what to do.</summary>
    public Func<T, SiteDraft, string?>? Validate { get; init; }

    public override bool HasDefault => Default is not null;

    public override bool HasCondition => AskedWhen is not null;

    /// <summary>The one way to write an answer; never holds a secret in clear text.</summary>
    public AnswerNode Write(T value) => Type.WriteObject(value!);

    public override bool IsEssential(SiteDraft draft) => EssentialWhen?.Invoke(draft) ?? DefaultNote is not null;

    internal override bool IsAsked(SiteDraft draft) => AskedWhen?.Invoke(draft) ?? true;

    internal override object? DefaultFor(SiteDraft draft) => Default is null ? null : Default(draft);

    internal override string? Problem(object value, SiteDraft draft) => Validate?.Invoke((T)value, draft);
}
