using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>@function</c>: the function itself, not its result.</summary>
internal sealed record AliasExpression(SourceSpan Span, Expression Target) : Expression(Span);
