using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>with object</c>: variables inside are its members.</summary>
internal sealed record WithStatement(SourceSpan Span, Expression Target, IReadOnlyList<Statement> Body) : Statement(Span);
