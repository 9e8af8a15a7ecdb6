namespace Appliance.Planning.Answers;

/// <summary>One key of a map and what it holds.</summary>
public sealed class AnswerEntry(string key, AnswerNode value, Origin keyOrigin)
{
    public string Key { get; } = key;

    public AnswerNode Value { get; } = value;

    public Origin KeyOrigin { get; } = keyOrigin;
}
