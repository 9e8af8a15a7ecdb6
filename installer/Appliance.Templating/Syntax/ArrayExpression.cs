using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record ArrayExpression(SourceSpan Span, IReadOnlyList<Expression> Items) : Expression(Span);
