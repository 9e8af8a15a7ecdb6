using Appliance.Templating.Lexing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Parsing;

internal sealed partial class Parser
{
    private PipeExpression ParsePipeTarget(Expression input)
    {
        var target = IsPathStart(Current)
            ? ParsePath()
            : throw Current.Span.Error($"Expected a function after `|`, not {Current.Described}.");
        if (target is CallExpression call)
            return new PipeExpression(input.Span.To(call.Span), input, call.Target, call.Arguments, IsBare: true);
        var arguments = ParseArguments();
        return new PipeExpression(input.Span.To(tokens[index - 1].Span), input, target, arguments, arguments.Count == 0);
    }

    /// <summary>An operand, with its arguments when it is a function that has some.</summary>
    private Expression ParseOperand(CallMode mode)
    {
        var first = Current;
        var operand = ParseUnary();
        if (mode != CallMode.Anywhere || !StartsArgument(Current))
            return operand;
        if (!IsPathStart(first) || operand is CallExpression or GroupExpression)
            throw operand.Span.Error($"`{operand.Span.Text}` is followed by {Current.Described}, but it is no function that could be called; is an operator missing, or parentheses?");
        var arguments = ParseArguments();
        return new CallExpression(operand.Span.To(tokens[index - 1].Span), operand, arguments, HasParentheses: false);
    }

    /// <summary><c>a b c name: d</c></summary>
    private List<Argument> ParseArguments()
    {
        var arguments = new List<Argument>();
        while (StartsArgument(Current))
            arguments.Add(ParseArgument(arguments, () => ParseOperators(Precedence.Lowest, CallMode.Never)));
        return arguments;
    }

    /// <summary><c>a, b, name: c)</c>, from behind the opening parenthesis.</summary>
    private List<Argument> ParseParenthesizedArguments()
    {
        var arguments = new List<Argument>();
        while (!TakeIf(")"))
        {
            if (arguments.Count > 0)
                Expect(",", "or `)` after an argument");
            arguments.Add(ParseArgument(arguments, () => ParseExpression()));
        }
        return arguments;
    }

    private Argument ParseArgument(List<Argument> before, Func<Expression> parseValue)
    {
        if (Current.Kind == TokenKind.Identifier && Following is { SpaceBefore: false } colon && colon.Is(":"))
        {
            var name = Take().Text;
            index++;
            return new Argument(name, parseValue());
        }
        if (before.Exists(argument => argument.Name is not null))
            throw Current.Span.Error("After an argument with a name all others need one too.");
        return new Argument(null, parseValue());
    }

    /// <summary>Whether a token may begin an argument. A minus never does: <c>f -5</c> is a subtraction.</summary>
    private static bool StartsArgument(Token token) => token.Kind switch
    {
        TokenKind.Identifier or TokenKind.LocalName or TokenKind.Number or TokenKind.String or TokenKind.InterpolationStart => true,
        TokenKind.Operator => token.Text is "(" or "[" or "{" or "@" or "!",
        _ => false,
    };
}
