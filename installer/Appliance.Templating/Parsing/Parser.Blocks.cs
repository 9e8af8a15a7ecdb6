using Appliance.Templating.Lexing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Parsing;

internal sealed partial class Parser
{
    /// <summary>Statements up to <c>end</c>, <c>else</c>, <c>when</c> or the end of the file, which stay to be read.</summary>
    private List<Statement> ParseBlock()
    {
        using var nesting = EnterDepth();
        var statements = new List<Statement>();
        while (Current.Kind != TokenKind.EndOfFile && !IsTerminator())
        {
            var token = Current;
            switch (token.Kind)
            {
                case TokenKind.Text:
                    statements.Add(new TextStatement(Take().Span, token.Text));
                    break;
                case TokenKind.TagEnter:
                    statements.Add(new TagEnterStatement(Take().Span, token.Text));
                    break;
                case TokenKind.TagExit:
                    statements.Add(new TagExitStatement(Take().Span));
                    break;
                case TokenKind.StatementEnd:
                    index++;
                    break;
                default:
                    statements.Add(ParseStatement());
                    ExpectStatementEnd();
                    break;
            }
        }
        return statements;
    }

    private bool IsTerminator() => Current.Kind == TokenKind.Identifier && Current.Text is "end" or "else" or "when";

    private List<Statement> ParseLoopBody()
    {
        loopDepth++;
        ExpectStatementEnd();
        var body = ParseBlock();
        loopDepth--;
        return body;
    }

    private List<Statement> ParseBody()
    {
        ExpectStatementEnd();
        return ParseBlock();
    }

    private void ExpectEnd(Token opening)
    {
        if (!Current.IsWord("end"))
        {
            throw Current.Kind == TokenKind.EndOfFile
                ? opening.Span.Error($"The `{opening.Text}` is never closed: its `end` is missing.")
                : Current.Span.Error($"Unexpected {Current.Described} in a `{opening.Text}` block; expected `end`.");
        }
        index++;
    }

    private Statement ParseIf(Token opening)
    {
        var condition = ParseExpression();
        var then = ParseBody();
        var otherwise = new List<Statement>();
        if (Current.IsWord("else"))
        {
            var word = Take();
            if (Current.IsWord("if"))
            {
                otherwise.Add(ParseIf(Take()));
                return new IfStatement(word.Span, condition, then, otherwise);
            }
            otherwise = ParseBody();
        }
        ExpectEnd(opening);
        return new IfStatement(opening.Span, condition, then, otherwise);
    }

    private WhileStatement ParseWhile(Token opening)
    {
        var condition = ParseExpression();
        var body = ParseLoopBody();
        ExpectEnd(opening);
        return new WhileStatement(opening.Span, condition, body);
    }

    private CaseStatement ParseCase(Token opening)
    {
        var value = ParseExpression();
        ExpectStatementEnd();
        // What stands between `case` and its first `when` is not printed, but it must not be code.
        while (Current.Kind is TokenKind.Text or TokenKind.TagEnter or TokenKind.TagExit or TokenKind.StatementEnd)
            index++;

        var clauses = new List<WhenClause>();
        while (Current.IsWord("when"))
        {
            index++;
            var values = new List<Expression>();
            do
                values.Add(ParseOperators(Precedence.Or));
            while (TakeIf(",") || TakeIf("||"));
            clauses.Add(new WhenClause(values, ParseBody()));
        }

        var otherwise = new List<Statement>();
        if (Current.IsWord("else"))
        {
            index++;
            otherwise = ParseBody();
        }
        if (Current.Kind != TokenKind.EndOfFile && !IsTerminator())
            throw Current.Span.Error($"Unexpected {Current.Described} in a `case`: only `when` and `else` may follow.");
        ExpectEnd(opening);
        return new CaseStatement(opening.Span, value, clauses, otherwise);
    }
}
