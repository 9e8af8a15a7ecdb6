using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record IndexExpression(SourceSpan Span, Expression Target, Expression Key) : Expression(Span);
