namespace Appliance.Templating.Evaluation;

/// <summary>Variables with a dollar: those of one template or of one call of a function.</summary>
internal sealed class LocalScope(ArrayValue? arguments)
{
    public ArrayValue? Arguments { get; } = arguments;

    public Dictionary<string, object?> Variables { get; } = [];

    public Stack<LoopScope> Loops { get; } = new();

    public bool TryGet(string name, out object? value)
    {
        foreach (var loop in Loops)
        {
            if (loop.Variable == name)
            {
                value = loop.Item;
                return true;
            }
        }
        return Variables.TryGetValue(name, out value);
    }
}
