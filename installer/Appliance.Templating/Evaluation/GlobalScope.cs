namespace Appliance.Templating.Evaluation;

/// <summary>
/// Variables without a dollar: those of the template, of a function with parameters, or of a <c>with</c>. Loop variables
/// hide them but are never assigned.
/// </summary>
internal sealed class GlobalScope(ObjectValue variables)
{
    public ObjectValue Variables { get; } = variables;

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
        return Variables.Members.TryGetValue(name, out value);
    }
}
