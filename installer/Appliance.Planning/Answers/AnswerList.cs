namespace Appliance.Planning.Answers;

public sealed class AnswerList(IReadOnlyList<AnswerNode> items, Origin origin) : AnswerNode(origin)
{
    public IReadOnlyList<AnswerNode> Items { get; } = items;
}
