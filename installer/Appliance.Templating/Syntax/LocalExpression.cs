using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>$name</c>; an empty name is <c>$</c>, a number an item of it.</summary>
internal sealed record LocalExpression(SourceSpan Span, string Name) : Expression(Span);
