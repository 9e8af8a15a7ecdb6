using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>input | target arguments</c>; bare without arguments or with parenthesized ones.</summary>
internal sealed record PipeExpression(SourceSpan Span, Expression Input, Expression Target, IReadOnlyList<Argument> Arguments, bool IsBare) : Expression(Span);
