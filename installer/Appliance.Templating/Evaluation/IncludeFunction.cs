namespace Appliance.Templating.Evaluation;

/// <summary><c>include "name" arguments</c>: the text another template renders to.</summary>
internal sealed class IncludeFunction : Callable
{
    public override string Name => "include";

    public override object? Invoke(Evaluator evaluator, CallArguments arguments)
    {
        if (arguments.Positional.Count == 0 || arguments.Positional[0] is not string name)
            throw arguments.Span.Error("`include` needs the name of a template.");
        return evaluator.Include(arguments.Span, name, new LocalScope(UserFunction.Locals(arguments)));
    }
}
