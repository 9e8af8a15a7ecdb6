using Appliance.Templating.Lexing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Parsing;

internal sealed partial class Parser
{
    private FunctionStatement ParseFunction(Token opening)
    {
        var name = Take();
        if (name.Kind != TokenKind.Identifier || Words.Reserved.Contains(name.Text))
            throw name.Span.Error($"Expected the name of a function after `func`, not {name.Described}.");
        var parameters = TakeIf("(") ? ParseParameters() : null;
        return new FunctionStatement(opening.Span, new FunctionDefinition(name.Text, parameters, ParseFunctionBody(opening)));
    }

    /// <summary><c>do ... end</c>, from behind the <c>do</c>.</summary>
    private FunctionExpression ParseAnonymousFunction(Token opening)
    {
        var body = ParseFunctionBody(opening);
        return new FunctionExpression(opening.Span, new FunctionDefinition("do", null, body));
    }

    private List<Statement> ParseFunctionBody(Token opening)
    {
        // A loop around a definition is no loop around its calls.
        var outerLoops = loopDepth;
        loopDepth = 0;
        var body = ParseBody();
        loopDepth = outerLoops;
        ExpectEnd(opening);
        return body;
    }

    private List<Parameter> ParseParameters()
    {
        var parameters = new List<Parameter>();
        while (!TakeIf(")"))
        {
            if (parameters.Count > 0)
                Expect(",", "between parameters");
            var parameter = ParseParameter();
            if (parameters.Exists(other => other.Name == parameter.Name || other.TakesRest))
                throw tokens[index - 1].Span.Error($"The parameter `{parameter.Name}` is named twice or follows one that takes all the rest.");
            parameters.Add(parameter);
        }
        return parameters;
    }

    private Parameter ParseParameter()
    {
        var name = Take();
        if (name.Kind != TokenKind.Identifier)
            throw name.Span.Error($"Expected the name of a parameter, not {name.Described}.");
        if (Current.Is("..") && Following.Is("."))
        {
            index += 2;
            return new Parameter(name.Text, IsOptional: true, TakesRest: true);
        }
        if (!TakeIf("="))
            return new Parameter(name.Text);

        var negative = TakeIf("-");
        var literal = ParseOperand(CallMode.Never);
        var value = literal is LiteralExpression constant && (!negative || constant.Value is long or double)
            ? constant.Value
            : throw literal.Span.Error("The default of a parameter must be a literal.");
        if (!Current.Is(",") && !Current.Is(")"))
            throw Current.Span.Error("The default of a parameter must be a literal, not an expression.");
        return new Parameter(name.Text, IsOptional: true, Default: negative ? Negate(value) : value);
    }

    private static object? Negate(object? number) => number switch
    {
        long integer => -integer,
        double real => -real,
        _ => number,
    };

    /// <summary><c>double(x) = x * 2</c></summary>
    private FunctionStatement ParseInlineFunction(CallExpression head)
    {
        var parameters = head.Arguments.Select(argument => argument is { Name: null, Value: VariableExpression variable }
            ? new Parameter(variable.Name)
            : throw argument.Value.Span.Error("An inline function takes plain names as parameters."));
        if (head.Target is not VariableExpression name)
            throw head.Span.Error("Only a variable can be assigned an inline function.");
        var body = ParseExpression();
        return new FunctionStatement(head.Span, new FunctionDefinition(name.Name, parameters.ToList(), [new ReturnStatement(body.Span, body)]));
    }
}
