using Appliance.Templating.Lexing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Parsing;

internal sealed partial class Parser
{
    private ForStatement ParseFor(Token opening)
    {
        var variable = ParseLoopVariable();
        if (!Current.IsWord("in"))
            throw Current.Span.Error($"Expected `in` after the loop variable, not {Current.Described}.");
        index++;
        var source = ParseExpression(CallMode.AfterOperatorOnly);

        Expression? offset = null, limit = null;
        var reversed = false;
        while (Current.Kind == TokenKind.Identifier)
        {
            var name = Take();
            switch (name.Text)
            {
                case "reversed":
                    reversed = true;
                    break;
                case "offset" when TakeIf(":"):
                    offset = ParseOperators(Precedence.Lowest, CallMode.Never);
                    break;
                case "limit" when TakeIf(":"):
                    limit = ParseOperators(Precedence.Lowest, CallMode.Never);
                    break;
                default:
                    throw name.Span.Error(Current.Is(":")
                        ? $"A `for` knows no `{name.Text}:`; it takes `offset:`, `limit:` and `reversed`."
                        : $"Unexpected `{name.Text}`: a call with arguments needs parentheses in a `for`.");
            }
        }
        if (StartsArgument(Current))
            throw Current.Span.Error($"Unexpected {Current.Described}: a call with arguments needs parentheses in a `for`.");

        var body = ParseLoopBody();
        var otherwise = new List<Statement>();
        if (Current.IsWord("else"))
        {
            index++;
            otherwise = ParseBody();
        }
        ExpectEnd(opening);
        return new ForStatement(opening.Span, variable, source, offset, limit, reversed, body, otherwise);
    }

    private Expression ParseLoopVariable()
    {
        var token = Take();
        return token.Kind switch
        {
            TokenKind.Identifier when !Words.Reserved.Contains(token.Text) => new VariableExpression(token.Span, token.Text),
            TokenKind.LocalName when token.Text.Length > 0 && !char.IsAsciiDigit(token.Text[0]) => new LocalExpression(token.Span, token.Text),
            _ => throw token.Span.Error($"Expected the name of a loop variable after `for`, not {token.Described}."),
        };
    }

    private Statement ParseJump(Token word)
    {
        if (loopDepth == 0)
            throw word.Span.Error($"A `{word.Text}` outside of a loop.");
        return word.Text == "break" ? new BreakStatement(word.Span) : new ContinueStatement(word.Span);
    }
}
