using System.Globalization;
using System.Numerics;
using Appliance.Templating.Evaluation;

namespace Appliance.Templating.Builtins;

/// <summary>The functions of <c>math</c>.</summary>
internal static class MathFunctions
{
    public static Namespace Create() => new NamespaceBuilder("math")
        .Add("abs", "value", call => call.Number(0) is double number ? Math.Abs(number) : Lexing.Integer.Narrow(BigInteger.Abs(Arithmetic.ToBig(call.Number(0)))))
        .Add("ceil", "value", call => Math.Ceiling(Real(call, 0)))
        .Add("floor", "value", call => Math.Floor(Real(call, 0)))
        .Add("round", "value precision?", call => Math.Round(Real(call, 0), call.Value(1) is null ? 0 : call.Count(1)))
        .Add("plus", "value with", call => call.Evaluator.ApplyArithmetic("+", call.Value(0), call.Value(1), call.At))
        .Add("minus", "value with", call => call.Evaluator.ApplyArithmetic("-", call.Number(0), call.Number(1), call.At))
        .Add("times", "value with", call => call.Evaluator.ApplyArithmetic("*", call.Number(0), call.Number(1), call.At))
        .Add("modulo", "value with", call => call.Evaluator.ApplyArithmetic("%", call.Number(0), call.Number(1), call.At))
        .Add("divided_by", "value divisor", DividedBy)
        .Add("is_number", "value", call => ValueTypes.IsNumber(call.Value(0)))
        .Add("format", "value format", Format)
        .Build();

    private static double Real(BuiltinCall call, int index) => Arithmetic.ToDouble(call.Number(index));

    /// <summary>An integer divisor gives an integer, rounded down.</summary>
    private static object? DividedBy(BuiltinCall call)
    {
        var quotient = Real(call, 0) / Real(call, 1);
        if (call.Number(1) is double)
            return quotient;
        return double.IsFinite(quotient) ? Lexing.Integer.Narrow(new BigInteger(Math.Floor(quotient))) : throw call.Error("division by zero");
    }

    private static string Format(BuiltinCall call)
    {
        try
        {
            return ((IFormattable)call.Number(0)).ToString(call.Text(1), CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw call.Error("the format is not valid for this number");
        }
    }
}
