using Appliance.Templating.Evaluation;
using Appliance.Templating.Lexing;

namespace Appliance.Templating.Builtins;

/// <summary>One call of a built-in function: its arguments, as the types it wants.</summary>
internal sealed class BuiltinCall(Evaluator evaluator, string function, SourceSpan at, object?[] values)
{
    public Evaluator Evaluator => evaluator;

    public SourceSpan At => at;

    public object? Value(int index) => values[index];

    /// <summary>Any value as text; null is empty.</summary>
    public string Text(int index) => evaluator.Format.Text(values[index], at);

    /// <summary>A text that must not be empty: what Scriban does with an empty one is not documented.</summary>
    public string NonEmptyText(int index) =>
        Text(index) is { Length: > 0 } text ? text : throw Error($"argument {index + 1} must not be empty");

    public long Integer(int index) =>
        values[index] as long? ?? throw Error($"argument {index + 1} must be an integer, not {ValueTypes.Describe(values[index])}");

    public int Count(int index) =>
        Integer(index) is >= 0 and <= int.MaxValue and var count ? (int)count : throw Error($"argument {index + 1} must not be negative");

    public object Number(int index) =>
        ValueTypes.IsNumber(values[index]) ? values[index]! : throw Error($"argument {index + 1} must be a number, not {ValueTypes.Describe(values[index])}");

    public IReadOnlyList<object?> List(int index) =>
        ValueTypes.AsList(values[index]) ?? throw Error($"argument {index + 1} must be an array, not {ValueTypes.Describe(values[index])}");

    public ObjectValue Object(int index) =>
        values[index] as ObjectValue ?? throw Error($"argument {index + 1} must be an object, not {ValueTypes.Describe(values[index])}");

    public Callable Function(int index) =>
        values[index] as Callable ?? throw Error($"argument {index + 1} must be a function, as in `@string.upcase`, not {ValueTypes.Describe(values[index])}");

    public object? Invoke(Callable callee, params object?[] arguments) => evaluator.Invoke(callee, at, arguments);

    public TemplateException Error(string reason) => at.Error($"`{function}`: {reason}.");
}
