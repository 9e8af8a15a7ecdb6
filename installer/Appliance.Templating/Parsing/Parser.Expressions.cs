using Appliance.Templating.Lexing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Parsing;

internal sealed partial class Parser
{
    private const int DepthLimit = 250;
    private int depth;

    /// <summary>An expression with everything in it: pipes, ternaries, operators, calls.</summary>
    private Expression ParseExpression(CallMode mode = CallMode.Anywhere)
    {
        var left = ParseOperators(Precedence.Lowest, mode);
        while (true)
        {
            if (Current.Is("|"))
            {
                index++;
                SkipLineEnds();
                // What a pipe gives may go on as an operand: `list | array.size + 1`.
                left = ParseOperators(ParsePipeTarget(left), Precedence.Lowest, CallMode.Anywhere);
            }
            else if (Current.Is("?"))
                left = ParseConditional(left);
            else
                return left;
        }
    }

    private ConditionalExpression ParseConditional(Expression condition)
    {
        if (condition is CallExpression { HasParentheses: false } or PipeExpression { IsBare: false })
            throw Current.Span.Error($"Put parentheses around `{condition.Span.Text}`: whether the `?` belongs to its last argument is not clear.");
        index++;
        var then = ParseExpression();
        Expect(":", "between the two values of a `?`");
        var otherwise = ParseExpression();
        return new ConditionalExpression(condition.Span.To(otherwise.Span), condition, then, otherwise);
    }

    private Expression ParseOperators(int weakest, CallMode mode = CallMode.Anywhere) =>
        ParseOperators(ParseOperand(mode), weakest, mode);

    private Expression ParseOperators(Expression left, int weakest, CallMode mode)
    {
        using var nesting = EnterDepth();
        while (true)
        {
            var op = Current;
            var level = op.Kind == TokenKind.Operator ? Precedence.Of(op.Text) : 0;
            if (level <= weakest)
                return left;
            index++;
            if (!StartsExpression(Current))
                throw Current.Span.Error($"Expected a value to the right of `{op.Text}`, not {Current.Described}.");
            // `a ?? b ?? c` is read from the right, the others from the left.
            var right = ParseOperators(level == 1 ? 0 : level, mode == CallMode.Never ? mode : CallMode.Anywhere);
            left = new BinaryExpression(left.Span.To(right.Span), op.Span, op.Text, left, right);
        }
    }

    private static bool StartsExpression(Token token) =>
        StartsArgument(token) || token.Is("-") || token.Is("+") || token.Is("(") || token.Is("[");

    private DepthScope EnterDepth()
    {
        if (++depth > DepthLimit)
            throw Current.Span.Error($"Nested deeper than {DepthLimit} levels.");
        return new DepthScope(this);
    }

    private readonly struct DepthScope(Parser parser) : IDisposable
    {
        public void Dispose() => parser.depth--;
    }
}
