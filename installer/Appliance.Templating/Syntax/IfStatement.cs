using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record IfStatement(SourceSpan Span, Expression Condition, IReadOnlyList<Statement> Then, IReadOnlyList<Statement> Else) : Statement(Span);
