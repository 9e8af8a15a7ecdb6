namespace Appliance.Planning.Answers;

/// <summary>Keys and values in the order they were written; each key once.</summary>
public sealed class AnswerMap(IReadOnlyList<AnswerEntry> entries, Origin origin) : AnswerNode(origin)
{
    public IReadOnlyList<AnswerEntry> Entries { get; } = entries;

    /// <summary>Written on one line, as <c>{ file: /root/admin.secret }</c>.</summary>
    public bool OneLine { get; init; }

    public AnswerEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }

    internal static AnswerMap Single(string key, AnswerNode value) =>
        new([new AnswerEntry(key, value, value.Origin)], value.Origin);
}
