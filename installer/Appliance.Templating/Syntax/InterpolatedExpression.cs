using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>$"text {expression}"</c></summary>
internal sealed record InterpolatedExpression(SourceSpan Span, IReadOnlyList<Expression> Parts) : Expression(Span);
