namespace Appliance.Templating.Lexing;

/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it was written.</param>
/// <param name="Text">Its text with escapes resolved; of a <see cref="TokenKind.TagEnter"/> the indent, if it has one.</param>
/// <param name="Value">The number of a <see cref="TokenKind.Number"/>.</param>
/// <param name="SpaceBefore">Whether white space stands before it, which tells <c>f [1]</c> from <c>f[1]</c>.</param>
internal readonly record struct Token(TokenKind Kind, SourceSpan Span, string Text, object? Value, bool SpaceBefore)
{
    public bool Is(string op) => Kind == TokenKind.Operator && Text == op;

    public bool IsWord(string word) => Kind == TokenKind.Identifier && Text == word;

    /// <summary>How to name it in a message.</summary>
    public string Described => Kind switch
    {
        TokenKind.EndOfFile => "the end of the file",
        TokenKind.StatementEnd when Text == "\n" => "the end of the line",
        TokenKind.TagExit => "the end of the tag",
        _ => $"`{Span.Text}`",
    };
}
