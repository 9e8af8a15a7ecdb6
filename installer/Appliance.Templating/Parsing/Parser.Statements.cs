using Appliance.Templating.Lexing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Parsing;

internal sealed partial class Parser
{
    private Statement ParseStatement()
    {
        var word = Current;
        if (word.Kind != TokenKind.Identifier || !Words.Reserved.Contains(word.Text) || Following.Is("."))
            return ParseExpressionStatement();
        if (Words.UnsupportedStatements.Contains(word.Text))
            throw word.Span.Error($"The statement `{word.Text}` is not supported.");

        index++;
        return word.Text switch
        {
            "if" => ParseIf(word),
            "for" => ParseFor(word),
            "while" => ParseWhile(word),
            "case" => ParseCase(word),
            "func" => ParseFunction(word),
            "capture" => ParseCapture(word),
            "with" => ParseWith(word),
            "import" => new ImportStatement(word.Span, ParseExpression()),
            "break" or "continue" => ParseJump(word),
            "ret" => new ReturnStatement(word.Span, StartsExpression(Current) ? ParseExpression() : null),
            _ => throw word.Span.Error($"Unexpected `{word.Text}`."),
        };
    }

    private Statement ParseExpressionStatement()
    {
        var expression = ParseExpression();
        var op = Current;
        if (op.Kind != TokenKind.Operator || op.Text is not ("=" or "+=" or "-=" or "*=" or "/=" or "//=" or "%="))
            return new ExpressionStatement(expression.Span, expression);

        index++;
        if (op.Text == "=" && expression is CallExpression { HasParentheses: true } head)
            return ParseInlineFunction(head);
        RequireTarget(expression);
        var value = ParseExpression();
        if (Current.Is("="))
            throw Current.Span.Error("An assignment is a statement of its own: it cannot be part of an expression.");
        return new AssignStatement(expression.Span, expression, op.Text == "=" ? null : op.Text[..^1], value);
    }

    private static void RequireTarget(Expression target)
    {
        if (target is LocalExpression { Name: "" } || target is not (VariableExpression or LocalExpression or MemberExpression { Guarded: false } or IndexExpression))
            throw target.Span.Error($"`{target.Span.Text}` cannot be assigned to: only a variable, a member or an item can.");
    }

    private CaptureStatement ParseCapture(Token opening)
    {
        if (tokens.Take(index).Last(token => token.Kind == TokenKind.TagEnter).Text.Length > 0)
            throw opening.Span.Error("An indented `capture` is not supported: begin its tag with `{{~`, or at the start of the line.");
        var target = ParseOperand(CallMode.Never);
        RequireTarget(target);
        var body = ParseBody();
        ExpectEnd(opening);
        return new CaptureStatement(opening.Span, target, body);
    }

    private WithStatement ParseWith(Token opening)
    {
        var target = ParseExpression();
        var body = ParseBody();
        ExpectEnd(opening);
        return new WithStatement(opening.Span, target, body);
    }
}
