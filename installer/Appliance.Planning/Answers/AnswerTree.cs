namespace Appliance.Planning.Answers;

/// <summary>Builds a nested map from dotted ids.</summary>
internal sealed class AnswerTree(Origin origin)
{
    private readonly Dictionary<string, AnswerTree> _branches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnswerNode> _leaves = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public void Add(string id, AnswerNode value)
    {
        var dot = id.IndexOf('.', StringComparison.Ordinal);
        var key = dot < 0 ? id : id[..dot];
        if (!_order.Contains(key))
        {
            _order.Add(key);
        }

        if (dot < 0)
        {
            _leaves[key] = value;
            return;
        }

        if (!_branches.TryGetValue(key, out var branch))
        {
            _branches[key] = branch = new AnswerTree(origin);
        }

        branch.Add(id[(dot + 1)..], value);
    }

    public AnswerMap ToMap() => new([.. _order.Select(Entry)], origin);

    private AnswerEntry Entry(string key)
    {
        var value = _leaves.TryGetValue(key, out var leaf) ? leaf : _branches[key].ToMap();
        return new AnswerEntry(key, value, value.Origin);
    }
}
