using System.Text.Json.Nodes;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Questions;

/// <summary>A value type's <see cref="AnswerType{T}"/> as a nullable one, for questions and fields that may stay open.</summary>
internal sealed class NoneType<T>(AnswerType<T> inner) : AnswerType<T?>
    where T : struct
{
    public override string Name => inner.Name;

    public override string Expected => inner.Expected;

    public override AnswerNode ExampleNode => inner.ExampleNode;

    public override bool HoldsSecret => inner.HoldsSecret;

    public override IReadOnlyList<ChoiceWord> Words => inner.Words;

    public override AnswerNode? FromText(string text, Origin origin, AnswerReading reading) => inner.FromText(text, origin, reading);

    internal override JsonObject Schema(bool partial, SiteDraft defaults) => inner.Schema(partial, defaults);

    internal override bool TryRead(AnswerNode node, AnswerReading reading, out T? value)
    {
        var good = inner.TryRead(node, reading, out var given);
        value = good ? given : null;
        return good;
    }

    internal override AnswerNode Write(T? value) => inner.Write(value!.Value);
}
