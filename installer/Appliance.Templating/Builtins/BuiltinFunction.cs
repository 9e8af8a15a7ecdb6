using Appliance.Templating.Evaluation;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Builtins;

/// <summary>A function the language brings along.</summary>
/// <param name="name">Its full name, such as <c>string.upcase</c>.</param>
/// <param name="parameters">Names of its parameters; <c>?</c> at the end marks an optional one, <c>...</c> one that takes the rest.</param>
/// <param name="body">What it does.</param>
internal sealed class BuiltinFunction(string name, string parameters, Func<BuiltinCall, object?> body) : Callable
{
    private readonly Parameter[] parameters = parameters.Split(' ').Select(ReadParameter).ToArray();

    public override string Name => name;

    public override object? Invoke(Evaluator evaluator, CallArguments arguments) =>
        body(new BuiltinCall(evaluator, name, arguments.Span, ParameterBinding.Bind(name, parameters, arguments)));

    private static Parameter ReadParameter(string text) =>
        text.EndsWith("...", StringComparison.Ordinal) ? new Parameter(text[..^3], IsOptional: true, TakesRest: true)
        : text.EndsWith('?') ? new Parameter(text[..^1], IsOptional: true)
        : new Parameter(text);
}
