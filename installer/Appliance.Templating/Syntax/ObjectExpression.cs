using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record ObjectExpression(SourceSpan Span, IReadOnlyList<KeyValuePair<string, Expression>> Members) : Expression(Span);
