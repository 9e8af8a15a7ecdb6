using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record ThisExpression(SourceSpan Span) : Expression(Span);
