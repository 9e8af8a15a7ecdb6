using Appliance.Templating.Lexing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Parsing;

/// <summary>Turns the tokens of a template into statements. Stops at the first error.</summary>
internal sealed partial class Parser
{
    private readonly IReadOnlyList<Token> tokens;
    private int index;
    private int loopDepth;

    private Parser(IReadOnlyList<Token> tokens) => this.tokens = tokens;

    /// <exception cref="TemplateException">It is no template, or uses what the renderer does not implement.</exception>
    public static Template Parse(SourceFile file)
    {
        var parser = new Parser(TemplateLexer.Tokenize(file));
        var body = parser.ParseBlock();
        if (parser.Current.Kind != TokenKind.EndOfFile)
            throw parser.StrayTerminator();
        return new Template(file, body);
    }

    private Token Current => tokens[index];

    private Token Following => tokens[Math.Min(index + 1, tokens.Count - 1)];

    private Token Take() => tokens[index++];

    private bool TakeIf(string op)
    {
        if (!Current.Is(op))
            return false;
        index++;
        return true;
    }

    private Token Expect(string op, string where) =>
        Current.Is(op) ? Take() : throw Current.Span.Error($"Expected `{op}` {where}, not {Current.Described}.");

    private void SkipLineEnds()
    {
        while (Current is { Kind: TokenKind.StatementEnd, Text: "\n" })
            index++;
    }

    private void ExpectStatementEnd()
    {
        if (Current.Kind is not (TokenKind.StatementEnd or TokenKind.TagExit or TokenKind.EndOfFile))
            throw Current.Span.Error($"Unexpected {Current.Described}: the statement should end here, with a line end, `;` or `}}}}`.");
    }

    private TemplateException StrayTerminator() => Current.Text switch
    {
        "else" => Current.Span.Error("An `else` without an `if`, `case` or `for` before it."),
        "when" => Current.Span.Error("A `when` without a `case` before it."),
        _ => Current.Span.Error("An `end` without a block that it would close."),
    };
}
