namespace Appliance.Templating.Evaluation;

/// <summary>An object of the language: members in the order they were added.</summary>
internal sealed class ObjectValue
{
    public OrderedDictionary<string, object?> Members { get; } = [];
}
