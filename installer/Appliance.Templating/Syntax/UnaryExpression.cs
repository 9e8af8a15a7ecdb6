using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record UnaryExpression(SourceSpan Span, string Operator, Expression Operand) : Expression(Span);
