using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record ConditionalExpression(SourceSpan Span, Expression Condition, Expression Then, Expression Else) : Expression(Span);
