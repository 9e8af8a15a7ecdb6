using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record TextStatement(SourceSpan Span, string Text) : Statement(Span);
