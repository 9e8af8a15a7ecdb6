using Appliance.Templating.Lexing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Evaluation;

internal sealed partial class Evaluator
{
    /// <summary>Calls a function with positional arguments.</summary>
    public object? Invoke(Callable function, SourceSpan at, params object?[] arguments) =>
        function.Invoke(this, CallArguments.Of(at, arguments));

    private object? EvaluateCall(CallExpression call)
    {
        var function = RequireFunction(call.Target, call.Span);
        var arguments = Arguments(call.Arguments, [], out var named);
        var input = call.Arguments.Count > 0 ? call.Arguments[0].Value.Span : call.Span;
        return function.Invoke(this, new CallArguments(call.Span, input, arguments, named));
    }

    private object? EvaluatePipe(PipeExpression pipe)
    {
        var input = Evaluate(pipe.Input);
        var function = RequireFunction(pipe.Target, pipe.Target.Span);
        var arguments = Arguments(pipe.Arguments, [input], out var named);
        var span = pipe.Target.Span.To(pipe.Span);
        return function.Invoke(this, new CallArguments(span, pipe.Input.Span, arguments, named));
    }

    private List<object?> Arguments(IReadOnlyList<Argument> arguments, List<object?> positional, out List<KeyValuePair<string, object?>> named)
    {
        named = [];
        foreach (var argument in arguments)
        {
            var value = Evaluate(argument.Value);
            if (argument.Name is null)
                positional.Add(value);
            else
                named.Add(new(argument.Name, value));
        }
        return positional;
    }

    private Callable RequireFunction(Expression target, SourceSpan at)
    {
        var value = Function(target);
        return value as Callable ?? throw at.Error($"`{target.Span.Text}` is {ValueTypes.Describe(value)}, not a function.");
    }

    /// <summary>A value that is wanted as a function: not called on the way.</summary>
    private object? Function(Expression target) => target switch
    {
        GroupExpression group => Function(group.Inner),
        VariableExpression or LocalExpression or MemberExpression or IndexExpression => Path(target, out _),
        _ => Evaluate(target),
    };

    /// <summary>A value of a path: a function is called where it is only named.</summary>
    private object? EvaluatePath(Expression path)
    {
        var value = Path(path, out _);
        return value is Callable function ? function.Invoke(this, CallArguments.Of(path.Span)) : value;
    }
}
