namespace Appliance.Planning.Answers;

/// <summary>
/// A piece of an answer as it was written, before its type is known: what YAML, <c>--set</c>, the environment and the
/// wizard all turn into. It may hold a secret in clear text, so no node prints its content.
/// </summary>
public abstract class AnswerNode
{
    private protected AnswerNode(Origin origin) => Origin = origin;

    public Origin Origin { get; }

    /// <summary>Whether it says "nothing" (<c>key:</c>, <c>~</c>, <c>null</c>).</summary>
    public virtual bool IsNull => false;
}
