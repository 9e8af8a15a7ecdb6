using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record VariableExpression(SourceSpan Span, string Name) : Expression(Span);
