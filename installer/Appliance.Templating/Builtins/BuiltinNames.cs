using System.Collections.Frozen;
using Appliance.Templating.Evaluation;

namespace Appliance.Templating.Builtins;

/// <summary>What templates find without a model: the built-in objects, <c>include</c> and the registered functions.</summary>
internal static class BuiltinNames
{
    public static FrozenDictionary<string, object> With(IEnumerable<TemplateFunction> functions)
    {
        var names = new Dictionary<string, object> { ["include"] = new IncludeFunction() };
        foreach (var space in new[]
        {
            StringFunctions.Create(), ArrayFunctions.Create(), ObjectFunctions.Create(), MathFunctions.Create(),
            RegexFunctions.Create(), HtmlFunctions.Create(),
        })
        {
            names.Add(space.Name, space);
        }
        foreach (var function in functions)
            names.Add(function.Name, new QuotingFunction(function));
        return names.ToFrozenDictionary();
    }
}
