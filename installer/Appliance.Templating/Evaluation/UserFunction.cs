using Appliance.Templating.Syntax;

namespace Appliance.Templating.Evaluation;

/// <summary>A function defined in a template.</summary>
internal sealed class UserFunction(FunctionDefinition definition) : Callable
{
    public override string Name => definition.Name;

    public override object? Invoke(Evaluator evaluator, CallArguments arguments)
    {
        var local = new LocalScope(Locals(arguments));
        if (definition.Parameters is null)
            return evaluator.Call(arguments.Span, local, null, definition.Body);

        var values = ParameterBinding.Bind(Name, definition.Parameters, arguments);
        var scope = new ObjectValue();
        for (var i = 0; i < values.Length; i++)
        {
            evaluator.RefuseToHide(definition.Parameters[i].Name, arguments.Span);
            scope.Members[definition.Parameters[i].Name] = values[i];
        }
        return evaluator.Call(arguments.Span, local, new GlobalScope(scope), definition.Body);
    }

    internal static ArrayValue Locals(CallArguments arguments)
    {
        var array = new ArrayValue(arguments.Positional);
        foreach (var (name, value) in arguments.Named)
            array.Members[name] = value;
        return array;
    }
}
