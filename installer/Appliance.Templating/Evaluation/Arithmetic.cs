using System.Numerics;
using System.Text;
using Appliance.Templating.Lexing;

namespace Appliance.Templating.Evaluation;

/// <summary>The operators <c>+ - * / // %</c>.</summary>
internal sealed class Arithmetic(ValueFormat format, TemplateOptions options)
{
    public object? Apply(string op, object? left, object? right, SourceSpan at)
    {
        if (left is string || right is string)
            return ApplyToText(op, left, right, at);
        if (left is null || right is null)
            return IsNullOrNumber(left) && IsNullOrNumber(right) ? null : throw Unsupported(op, left, right, at);
        if (op == "+" && ValueTypes.AsList(left) is { } first && ValueTypes.AsList(right) is { } second)
            return new ArrayValue(first.Concat(second));
        if (!ValueTypes.IsNumber(left) || !ValueTypes.IsNumber(right))
            throw Unsupported(op, left, right, at);
        if (op == "/")
            return ToDouble(left) / ToDouble(right);
        return left is double || right is double
            ? OnReals(op, ToDouble(left), ToDouble(right))
            : OnIntegers(op, ToBig(left), ToBig(right), at);
    }

    public object? Negate(object? value, SourceSpan at) => value switch
    {
        null => null,
        double number => -number,
        long or BigInteger => Integer.Narrow(-ToBig(value)),
        _ => throw at.Error($"`-` takes a number, not {ValueTypes.Describe(value)}."),
    };

    public static double ToDouble(object number) => number switch
    {
        double real => real,
        BigInteger big => (double)big,
        _ => (long)number,
    };

    public static BigInteger ToBig(object number) => number is BigInteger big ? big : (long)number;

    private static double OnReals(string op, double left, double right) => op switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "//" => Math.Round(left / right),
        _ => left % right,
    };

    private static object OnIntegers(string op, BigInteger left, BigInteger right, SourceSpan at)
    {
        if (right.IsZero && op is "//" or "%")
            throw at.Error("Division by zero.");
        return Integer.Narrow(op switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "//" => BigInteger.Divide(left, right),
            _ => BigInteger.Remainder(left, right),
        });
    }

    private string ApplyToText(string op, object? left, object? right, SourceSpan at)
    {
        if (op == "+")
            return format.Text(left, at) + format.Text(right, at);
        if (op != "*" || (left as string ?? right as string) is not { } text || (left is string ? right : left) is not long times)
            throw Unsupported(op, left, right, at);
        if (times > 0 && options.LimitToString > 0 && text.Length * (decimal)times > options.LimitToString)
            throw at.Error($"The text would be longer than {options.LimitToString} characters.");
        return new StringBuilder().Insert(0, text, (int)Math.Max(times, 0)).ToString();
    }

    private static bool IsNullOrNumber(object? value) => value is null || ValueTypes.IsNumber(value);

    private static TemplateException Unsupported(string op, object? left, object? right, SourceSpan at) =>
        at.Error($"`{op}` is not possible between {ValueTypes.Describe(left)} and {ValueTypes.Describe(right)}.");
}
