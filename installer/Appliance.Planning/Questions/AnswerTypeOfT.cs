using Appliance.Planning.Answers;

namespace Appliance.Planning.Questions;

/// <summary>An <see cref="AnswerType"/> whose values are <typeparamref name="T"/>.</summary>
public abstract class AnswerType<T> : AnswerType
{
    private protected AnswerType()
    {
    }

    /// <summary>Reads a node; tells every error in it and returns false when there are any.</summary>
    internal abstract bool TryRead(AnswerNode node, AnswerReading reading, out T value);

    internal abstract AnswerNode Write(T value);

    internal sealed override bool TryReadObject(AnswerNode node, AnswerReading reading, out object? value)
    {
        var good = TryRead(node, reading, out var typed);
        value = good ? typed : null;
        return good;
    }

    internal sealed override AnswerNode WriteObject(object value) => Write((T)value);
}
