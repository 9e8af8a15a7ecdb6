namespace Appliance.Templating.Evaluation;

/// <summary>An array of the language. <c>$</c> also has members: the named arguments.</summary>
internal sealed class ArrayValue(List<object?> items)
{
    public ArrayValue(IEnumerable<object?> items) : this(items.ToList())
    {
    }

    public List<object?> Items { get; } = items;

    public Dictionary<string, object?> Members { get; } = [];
}
