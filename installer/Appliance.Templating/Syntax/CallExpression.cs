using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>f a b</c> or <c>f(a, b)</c></summary>
internal sealed record CallExpression(SourceSpan Span, Expression Target, IReadOnlyList<Argument> Arguments, bool HasParentheses) : Expression(Span);
