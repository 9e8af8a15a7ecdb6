using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>target = value</c>, or <c>target += value</c> with an operator.</summary>
internal sealed record AssignStatement(SourceSpan Span, Expression Target, string? Operator, Expression Value) : Statement(Span);
