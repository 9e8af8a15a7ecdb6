using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>for.index</c>, <c>while.first</c> and the like.</summary>
internal sealed record LoopPropertyExpression(SourceSpan Span, string Loop, string Property) : Expression(Span);
