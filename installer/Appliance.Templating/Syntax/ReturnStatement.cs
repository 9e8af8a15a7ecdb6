using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record ReturnStatement(SourceSpan Span, Expression? Value) : Statement(Span);
