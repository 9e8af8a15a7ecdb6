using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>(inner)</c></summary>
internal sealed record GroupExpression(SourceSpan Span, Expression Inner) : Expression(Span);
