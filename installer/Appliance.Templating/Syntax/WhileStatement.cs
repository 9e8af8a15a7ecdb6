using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record WhileStatement(SourceSpan Span, Expression Condition, IReadOnlyList<Statement> Body) : Statement(Span);
