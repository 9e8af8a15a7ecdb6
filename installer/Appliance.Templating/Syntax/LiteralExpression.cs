using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record LiteralExpression(SourceSpan Span, object? Value) : Expression(Span);
