using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record ExpressionStatement(SourceSpan Span, Expression Expression) : Statement(Span);
