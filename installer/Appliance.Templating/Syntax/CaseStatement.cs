using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record CaseStatement(SourceSpan Span, Expression Value, IReadOnlyList<WhenClause> Clauses, IReadOnlyList<Statement> Else) : Statement(Span);
