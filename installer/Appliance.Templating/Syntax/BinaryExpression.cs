using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record BinaryExpression(SourceSpan Span, SourceSpan OperatorSpan, string Operator, Expression Left, Expression Right) : Expression(Span);
