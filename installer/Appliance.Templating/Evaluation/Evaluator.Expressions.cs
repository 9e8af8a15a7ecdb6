using System.Text;
using Appliance.Templating.Lexing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private object? Evaluate(Expression expression) => expression switch
    {
        LiteralExpression literal => literal.Value,
        InterpolatedExpression interpolated => Interpolate(interpolated),
        ArrayExpression array => new ArrayValue(array.Items.Select(Evaluate)),
        ObjectExpression members => BuildObject(members),
        GroupExpression group => Evaluate(group.Inner),
        UnaryExpression unary => EvaluateUnary(unary),
        BinaryExpression binary => EvaluateBinary(binary),
        ConditionalExpression choice => Evaluate(ValueTypes.IsTrue(Evaluate(choice.Condition)) ? choice.Then : choice.Else),
        AliasExpression alias => EvaluateAlias(alias),
        FunctionExpression function => new UserFunction(function.Function),
        CallExpression call => EvaluateCall(call),
        PipeExpression pipe => EvaluatePipe(pipe),
        _ => EvaluatePath(expression),
    };

    private string Interpolate(InterpolatedExpression interpolated)
    {
        var text = new StringBuilder();
        foreach (var part in interpolated.Parts)
            text.Append(Format.Text(Evaluate(part), part.Span));
        return text.ToString();
    }

    private ObjectValue BuildObject(ObjectExpression expression)
    {
        var value = new ObjectValue();
        foreach (var (name, member) in expression.Members)
            value.Members[name] = Evaluate(member);
        return value;
    }

    private object? EvaluateUnary(UnaryExpression unary)
    {
        var value = Evaluate(unary.Operand);
        return unary.Operator switch
        {
            "!" => !ValueTypes.IsTrue(value),
            "-" => arithmetic.Negate(value, unary.Span),
            _ => value is null || ValueTypes.IsNumber(value) ? value : throw unary.Span.Error($"`+` takes a number, not {ValueTypes.Describe(value)}."),
        };
    }

    private object? EvaluateBinary(BinaryExpression binary)
    {
        var left = Evaluate(binary.Left);
        switch (binary.Operator)
        {
            case "&&":
                return ValueTypes.IsTrue(left) && ValueTypes.IsTrue(Evaluate(binary.Right));
            case "||":
                return ValueTypes.IsTrue(left) || ValueTypes.IsTrue(Evaluate(binary.Right));
            case "??":
                return left ?? Evaluate(binary.Right);
            case "?!":
                return left is null ? null : Evaluate(binary.Right);
        }
        return ApplyOperator(binary.Operator, left, Evaluate(binary.Right), binary.OperatorSpan);
    }

    public object? ApplyArithmetic(string op, object? left, object? right, SourceSpan at) => arithmetic.Apply(op, left, right, at);

    private object? ApplyOperator(string op, object? left, object? right, SourceSpan at) => op switch
    {
        "==" or "!=" or "<" or "<=" or ">" or ">=" => Comparison.Apply(op, left, right, at),
        ".." => BuildRange(left, right, includesEnd: true, at),
        "..<" => BuildRange(left, right, includesEnd: false, at),
        _ => arithmetic.Apply(op, left, right, at),
    };

    private RangeValue BuildRange(object? left, object? right, bool includesEnd, SourceSpan at)
    {
        if (left is not long first || right is not long last)
            throw at.Error($"A range needs two integers, not {ValueTypes.Describe(left)} and {ValueTypes.Describe(right)}.");
        var count = decimal.Abs((decimal)last - first) + (includesEnd ? 1 : 0);
        var limit = options.LoopLimit > 0 ? options.LoopLimit : int.MaxValue;
        return count <= limit
            ? new RangeValue(first, (int)count, last < first ? -1 : 1)
            : throw at.Error($"The range has more than {limit} items.");
    }

    private Callable EvaluateAlias(AliasExpression alias)
    {
        var value = Function(alias.Target);
        return value as Callable ?? throw alias.Span.Error($"`@` takes a function, not {ValueTypes.Describe(value)}.");
    }
}
