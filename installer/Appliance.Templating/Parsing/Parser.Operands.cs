using Appliance.Templating.Builtins;
using Appliance.Templating.Lexing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Parsing;

internal sealed partial class Parser
{
    private Expression ParseUnary()
    {
        using var nesting = EnterDepth();
        var op = Current;
        if (op.Is("@"))
        {
            index++;
            var target = ParseUnary();
            return target is CallExpression
                ? throw target.Span.Error("`@` takes a function, not a call of one.")
                : new AliasExpression(op.Span.To(target.Span), target);
        }
        if (!op.Is("-") && !op.Is("+") && !op.Is("!"))
            return ParsePath();

        index++;
        if (!StartsExpression(Current))
            throw Current.Span.Error($"Expected a value after `{op.Text}`, not {Current.Described}.");
        var operand = ParseUnary();
        return new UnaryExpression(op.Span.To(operand.Span), op.Text, operand);
    }

    /// <summary>A value and the members, items and calls that hang on it.</summary>
    private Expression ParsePath()
    {
        var isLiteral = !IsPathStart(Current);
        var path = ParsePrimary();
        while (!isLiteral)
        {
            if (Current.Is(".") || Current.Is("?."))
                path = ParseMember(path, Take());
            else if (Current is { SpaceBefore: false } && Current.Is("["))
            {
                index++;
                var key = ParseExpression();
                path = new IndexExpression(path.Span.To(Expect("]", "after an index").Span), path, key);
            }
            else if (Current is { SpaceBefore: false } && Current.Is("("))
            {
                index++;
                var arguments = ParseParenthesizedArguments();
                path = new CallExpression(path.Span.To(tokens[index - 1].Span), path, arguments, HasParentheses: true);
            }
            else
                break;
        }
        return path;
    }

    private MemberExpression ParseMember(Expression target, Token dot)
    {
        var name = Current;
        if (name.Kind != TokenKind.Identifier)
            throw name.Span.Error($"Expected a name after `{dot.Text}`, not {name.Described}.");
        index++;
        if (target is VariableExpression space && UnsupportedFunctions.Contains(space.Name, name.Text))
            throw name.Span.Error($"The function `{space.Name}.{name.Text}` is not supported.");
        return new MemberExpression(target.Span.To(name.Span), target, name.Text, name.Span, dot.Text == "?.");
    }

    private static bool IsPathStart(Token token) =>
        token.Kind == TokenKind.LocalName
        || (token.Kind == TokenKind.Identifier && token.Text is not ("true" or "false" or "null" or "do"))
        || token.Is("(");

    private Expression ParsePrimary()
    {
        var token = Take();
        return token.Kind switch
        {
            TokenKind.Number => new LiteralExpression(token.Span, token.Value),
            TokenKind.String => new LiteralExpression(token.Span, token.Text),
            TokenKind.LocalName => new LocalExpression(token.Span, token.Text),
            TokenKind.InterpolationStart => ParseInterpolated(token),
            TokenKind.Identifier => ParseName(token),
            TokenKind.Operator when token.Text == "(" => ParseGroup(token),
            TokenKind.Operator when token.Text == "[" => ParseArray(token),
            TokenKind.Operator when token.Text == "{" => ParseObject(token),
            _ => throw token.Span.Error($"Expected a value, not {token.Described}."),
        };
    }

    private Expression ParseName(Token token)
    {
        switch (token.Text)
        {
            case "true": return new LiteralExpression(token.Span, true);
            case "false": return new LiteralExpression(token.Span, false);
            case "null": return new LiteralExpression(token.Span, null);
            case "this": return new ThisExpression(token.Span);
            case "do": return ParseAnonymousFunction(token);
            case "for" or "while" when Current.Is("."): return ParseLoopProperty(token);
        }
        return Words.Reserved.Contains(token.Text)
            ? throw token.Span.Error($"Expected a value, but `{token.Text}` is a word of the language; is a line end, `;` or `}}}}` missing before it?")
            : new VariableExpression(token.Span, token.Text);
    }

    private LoopPropertyExpression ParseLoopProperty(Token loop)
    {
        index++;
        var name = Take();
        var known = loop.Text == "for" ? Words.LoopProperties : Words.WhileProperties;
        if (name.Kind != TokenKind.Identifier || !known.Contains(name.Text))
            throw name.Span.Error($"A `{loop.Text}` has no property {name.Described}.");
        return new LoopPropertyExpression(loop.Span.To(name.Span), loop.Text, name.Text);
    }

    private InterpolatedExpression ParseInterpolated(Token start)
    {
        var parts = new List<Expression>();
        while (Current.Kind != TokenKind.InterpolationEnd)
        {
            if (Current.Kind == TokenKind.InterpolationText)
                parts.Add(new LiteralExpression(Current.Span, Take().Text));
            else
                parts.Add(ParseExpression());
        }
        return new InterpolatedExpression(start.Span.To(Take().Span), parts);
    }

    private GroupExpression ParseGroup(Token opening)
    {
        var inner = ParseExpression();
        if (Current.Is("="))
            throw Current.Span.Error("An assignment is a statement of its own: it cannot be part of an expression.");
        return new GroupExpression(opening.Span.To(Expect(")", "after an expression in parentheses").Span), inner);
    }

    private ArrayExpression ParseArray(Token opening)
    {
        var items = new List<Expression>();
        SkipLineEnds();
        while (!Current.Is("]"))
        {
            if (items.Count > 0)
            {
                Expect(",", "or `]` after an item");
                SkipLineEnds();
                if (Current.Is("]"))
                    break;
            }
            items.Add(ParseExpression());
            SkipLineEnds();
        }
        return new ArrayExpression(opening.Span.To(Take().Span), items);
    }

    private ObjectExpression ParseObject(Token opening)
    {
        var members = new List<KeyValuePair<string, Expression>>();
        SkipLineEnds();
        while (!Current.Is("}"))
        {
            if (members.Count > 0)
            {
                Expect(",", "or `}` after a member");
                SkipLineEnds();
                if (Current.Is("}"))
                    break;
            }
            var key = Take();
            if (key.Kind is not (TokenKind.Identifier or TokenKind.String))
                throw key.Span.Error($"Expected the name of a member, not {key.Described}.");
            Expect(":", "after the name of a member");
            SkipLineEnds();
            members.Add(new(key.Text, ParseExpression()));
            SkipLineEnds();
        }
        return new ObjectExpression(opening.Span.To(Take().Span), members);
    }
}
