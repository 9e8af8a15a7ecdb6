using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record ForStatement(SourceSpan Span, Expression Variable, Expression Source, Expression? Offset, Expression? Limit, bool Reversed, IReadOnlyList<Statement> Body, IReadOnlyList<Statement> Else) : Statement(Span);
