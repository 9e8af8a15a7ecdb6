namespace Appliance.Templating.Lexing;

internal enum TokenKind
{
    Text,
    TagEnter,
    TagExit,

    /// <summary>A line end or a semicolon inside a tag.</summary>
    StatementEnd,
    Identifier,

    /// <summary><c>$name</c>, <c>$0</c> or <c>$</c>; the text is without the dollar.</summary>
    LocalName,
    Number,
    String,
    InterpolationStart,
    InterpolationText,
    InterpolationEnd,
    Operator,
    EndOfFile,
}
