using System.Collections.Frozen;
using Appliance.Templating.Evaluation;

namespace Appliance.Templating.Builtins;

/// <summary>Collects the functions of one built-in object.</summary>
internal sealed class NamespaceBuilder(string name)
{
    private readonly Dictionary<string, Callable> functions = [];

    /// <param name="function">Name within the object.</param>
    /// <param name="parameters">See <see cref="BuiltinFunction"/>.</param>
    /// <param name="body">What it does.</param>
    public NamespaceBuilder Add(string function, string parameters, Func<BuiltinCall, object?> body)
    {
        functions.Add(function, new BuiltinFunction($"{name}.{function}", parameters, body));
        return this;
    }

    public Namespace Build() => new(name, functions.ToFrozenDictionary());
}
